namespace Agent.Data.Catalog;

/// <summary>
/// Says when files of the folder have changed and are still again: a program that saves touches a file many times. It also says so every
/// few seconds without a
/// change, since not every system tells all changes, and a folder that was gone must be found again; what it calls never ends the process.
/// </summary>
internal sealed class FolderWatcher : IDisposable
{
    /// <summary>Longest time until a change is found that nothing told of.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan QuietPeriod = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    private readonly string _folder;
    private readonly Action _changed;
    private readonly Action<Exception> _failed;
    private readonly TimeProvider _time;
    private readonly ITimer _debounce;
    private readonly ITimer _poll;
    private readonly Lock _gate = new();
    private readonly Lock _calling = new();
    private FileSystemWatcher? _watcher;
    private long? _firstChange;
    private bool _closed;

    /// <param name="folder">The folder; not those in it.</param>
    /// <param name="changed">Called on a thread of the pool, never twice at once.</param>
    /// <param name="failed">Told what <paramref name="changed"/> throws.</param>
    /// <param name="time">Measures the pause.</param>
    public FolderWatcher(string folder, Action changed, Action<Exception> failed, TimeProvider time)
    {
        (_folder, _changed, _failed, _time) = (folder, changed, failed, time);
        _debounce = time.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watcher = Watch();
        _poll = time.CreateTimer(_ => Poll(), null, PollInterval, PollInterval);
    }

    public void Dispose()
    {
        lock (_gate)
            _closed = true;
        _watcher?.Dispose();
        _poll.Dispose();
        _debounce.Dispose();
    }

    // A watcher of a folder that was removed, or mounted anew, is told nothing of the new one.
    private void Poll()
    {
        lock (_gate)
        {
            if (_closed)
                return;
            if (!Directory.Exists(_folder))
            {
                _watcher?.Dispose();
                _watcher = null;
            }
            else
            {
                _watcher ??= Watch();
            }
        }

        Tell();
    }

    private void Tell()
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _firstChange = null;
        }

        lock (_calling)
        {
            try
            {
                _changed();
            }
            catch (Exception fault)
            {
                // A timer has nobody above it: what is thrown here would end the process.
                _failed(fault);
            }
        }
    }

    private FileSystemWatcher? Watch()
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(_folder)
            {
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, _) => Seen();
            watcher.Created += (_, _) => Seen();
            watcher.Deleted += (_, _) => Seen();
            watcher.Renamed += (_, _) => Seen();
            // Too many changes at once to tell them one by one, or the folder is gone: look at all.
            watcher.Error += (_, _) => Seen();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception unable)
            when (unable is IOException or PlatformNotSupportedException or ArgumentException or UnauthorizedAccessException)
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
            _debounce.Change(left < QuietPeriod ? (left > TimeSpan.Zero ? left : TimeSpan.Zero) : QuietPeriod, Timeout.InfiniteTimeSpan);
        }
    }
}
