namespace Agent.Core.Queries;

/// <summary>A column of a <see cref="QueryResult"/>.</summary>
/// <param name="Name">Name in the result; unique.</param>
/// <param name="Label">Heading for people.</param>
/// <param name="Kind">text, integer, number, percent, boolean, date, datetime, time, duration.</param>
/// <param name="Role">What it is in the result.</param>
public sealed record QueryColumn(string Name, string Label, string Kind, ResultRole Role)
{
    /// <summary>Unit of the numbers, where known.</summary>
    public string? Unit { get; init; }
}
