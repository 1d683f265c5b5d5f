namespace Agent.Data.Queries;

/// <summary>Rows read from DuckDB, as plain cells.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows: null, bool, long, double or string cells.</param>
/// <param name="Cut">Whether there were more rows than the caps allow.</param>
/// <param name="Bytes">About how much memory the rows take.</param>
internal sealed record ResultSet(IReadOnlyList<ResultColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, bool Cut, long Bytes);
