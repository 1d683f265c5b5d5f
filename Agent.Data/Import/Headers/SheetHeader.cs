using Agent.Data.Import.Records;

namespace Agent.Data.Import.Headers;

/// <summary>The header of a sheet.</summary>
/// <param name="First">Its first row.</param>
/// <param name="Rows">One, or more where rows of groups stand above and one of units below.</param>
/// <param name="Labels">Its words per column; null for a blank.</param>
internal sealed record SheetHeader(int First, int Rows, IReadOnlyList<string?> Labels)
{
    /// <summary>The first row of the data.</summary>
    public int End => First + Rows;
}
