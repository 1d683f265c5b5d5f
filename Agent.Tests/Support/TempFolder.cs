namespace Agent.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    private const int Tries = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agent-test-");

    public string Path => _folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _folder.Delete(recursive: true);
                return;
            }
            catch (IOException) when (attempt < Tries && _folder.Exists)
            {
                // A process that was killed a moment ago may still put a last file there while the others are taken away.
                Task.Delay(Pause, TimeProvider.System).GetAwaiter().GetResult();
                _folder.Refresh();
            }
        }
    }
}
