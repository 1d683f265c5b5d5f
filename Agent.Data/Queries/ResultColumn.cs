namespace Agent.Data.Queries;

/// <summary>A column as DuckDB gave it.</summary>
/// <param name="Name">Its name; may repeat.</param>
/// <param name="Kind">Its kind on the wire: text, integer, number, boolean, date, datetime, time, duration.</param>
internal sealed record ResultColumn(string Name, string Kind);
