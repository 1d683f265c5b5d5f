using Agent.Data.Catalog;
using Agent.Data.Workbooks;
using Agent.Data.Workers;

namespace Agent.Data.Store;

/// <summary>What a load may take, worked out from the settings and the memory there is.</summary>
/// <param name="MemoryBytes">Memory of a worker that loads.</param>
/// <param name="Timeout">Time of a load, waiting not included.</param>
/// <param name="Places">Loads at once, beside a long one.</param>
internal sealed record LoadLimits(long MemoryBytes, TimeSpan Timeout, int Places)
{
    private const long LeastMemory = 256L << 20;
    private const long MostMemory = 4L << 30;
    private const long RoomForTwo = 1L << 30;

    /// <summary>After this a load makes room for others, and is begun again where one long load at a time has its place.</summary>
    public TimeSpan QuickTime { get; } = Timeout < TimeSpan.FromSeconds(10) ? Timeout : TimeSpan.FromSeconds(10);

    public static LoadLimits Of(DataOptions options)
    {
        var memory = MemoryShare.Of(options.LoadMemoryBytes, 3, LeastMemory, MostMemory);
        return new LoadLimits(memory, options.LoadTimeout, memory >= RoomForTwo ? 2 : 1);
    }

    /// <summary>
    /// How far a file is read, so that it is refused with its reason before it is cut without one. A cell takes 9 bytes as read and 8 as
    /// typed, a character two and its
    /// share of what holds the texts; the general reader takes some ten times what it reads.
    /// </summary>
    public WorkbookLimits Reading() => new()
    {
        MaxCellBytes = Math.Min(1L << 30, MemoryBytes / 4),
        MaxTextCharacters = Math.Min(1L << 30, MemoryBytes / 8),
        MaxUnusualBytes = Math.Min(512L << 20, MemoryBytes / 12),
    };
}
