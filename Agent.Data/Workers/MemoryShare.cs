namespace Agent.Data.Workers;

/// <summary>Budgets of memory that follow the machine, or the limit of the container the hub is in.</summary>
internal static class MemoryShare
{
    /// <summary>A part of the memory there is, within bounds.</summary>
    /// <param name="configured">What the settings say; 0 or less: a part of what there is.</param>
    /// <param name="part">Which part: 8 is an eighth.</param>
    /// <param name="least">At least so many bytes.</param>
    /// <param name="most">At most so many bytes.</param>
    public static long Of(long configured, int part, long least, long most) =>
        configured > 0 ? configured : Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / part, least, most);
}
