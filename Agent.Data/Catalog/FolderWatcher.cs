namespace Agent.Data.Catalog;

/// <summary>
/// Says when files of the folder have changed and are still again: a program that saves touches a file many times. Where the system cannot watch (some network
/// shares), nothing is said, and the catalogue finds changes when it is asked.
/// </summary>
internal sealed class FolderWatcher : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly FileSystemWatcher? _watcher;
    private readonly Lock _gate = new();
    private long? _firstChange;
    private bool _closed;

    /// <param name="folder">The folder; not those in it.</param>
    /// <param name="changed">Called on a thread of the pool, never twice at once.</param>
    /// <param name="failed">Told what <paramref name="changed"/> threw: a timer's fault would end the process.</param>
    /// <param name="time">Measures the pause.</param>
    public FolderWatcher(string folder, Action changed, Action<Exception> failed, TimeProvider time)
    {
        _time = time;
        var calling = new Lock();
        _timer = time.CreateTimer(
            _ =>
            {
                lock (_gate)
                    _firstChange = null;
                lock (calling)
                    Call(changed, failed);
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        _watcher = Watch(folder);
    }

    public void Dispose()
    {
        lock (_gate)
            _closed = true;
        _watcher?.Dispose();
        _timer.Dispose();
    }

    private static void Call(Action changed, Action<Exception> failed)
    {
        try
        {
            changed();
        }
        catch (Exception fault)
        {
            failed(fault);
        }
    }

    private FileSystemWatcher? Watch(string folder)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
            watcher.Changed += (_, _) => Seen();
            watcher.Created += (_, _) => Seen();
            watcher.Deleted += (_, _) => Seen();
            watcher.Renamed += (_, _) => Seen();
            // Too many changes at once to tell them one by one: look at all.
            watcher.Error += (_, _) => Seen();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception unable) when (unable is IOException or PlatformNotSupportedException or ArgumentException or UnauthorizedAccessException)
        {
            watcher?.Dispose();
            return null;
        }
    }

    // Each change begins the pause anew, but a file that is written without end is looked at all the same.
    private void Seen()
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _firstChange ??= _time.GetTimestamp();
            var left = LongestWait - _time.GetElapsedTime(_firstChange.Value);
            _timer.Change(left < Quiet ? (left > TimeSpan.Zero ? left : TimeSpan.Zero) : Quiet, Timeout.InfiniteTimeSpan);
        }
    }
}
