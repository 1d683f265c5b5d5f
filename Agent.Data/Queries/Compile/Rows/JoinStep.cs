using Agent.Core.Datasets;

namespace Agent.Data.Queries.Compile.Rows;

/// <summary>One step from the rows of a table to rows of another.</summary>
/// <param name="From">Where it starts.</param>
/// <param name="FromColumn">Column of <paramref name="From"/>.</param>
/// <param name="To">Where it leads.</param>
/// <param name="ToColumn">Column of <paramref name="To"/> with the same ids.</param>
/// <param name="IsMany">Whether a row of <paramref name="From"/> can have several.</param>
internal sealed record JoinStep(SheetProfile From, string FromColumn, SheetProfile To, string ToColumn, bool IsMany);
