namespace Agent.Core.Runs;

/// <summary>A place under the limits on work, given back once.</summary>
internal sealed class Admission(Action release) : IDisposable
{
    private Action? _release = release;

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
