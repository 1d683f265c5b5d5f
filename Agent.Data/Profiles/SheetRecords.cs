using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>The records of a sheet as they stand in the file: what is no record is taken out, nothing is typed.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="First">The first row of its records.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record SheetRecords(RawSheet Sheet, int First, IReadOnlyList<RawLabelled> Columns)
{
    public int Rows => Sheet.Rows - First;
}
