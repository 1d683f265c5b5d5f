namespace Agent.Core.Datasets;

/// <summary>Two columns that hold the same ids, so that rows of the sheets can be joined. Names are tables and columns as in SQL.</summary>
/// <param name="FromTable">Table with one or more rows per id.</param>
/// <param name="FromColumn">Its id column.</param>
/// <param name="ToTable">Table with one row per id.</param>
/// <param name="ToColumn">Its id column.</param>
/// <param name="ManyToOne">Whether <paramref name="FromTable"/> can have several rows per id, so that joins multiply rows.</param>
public sealed record SheetRelation(string FromTable, string FromColumn, string ToTable, string ToColumn, bool ManyToOne);
