namespace Agent.Core.Queries.Chips;

/// <summary>A part of a query, to be shown and changed by itself.</summary>
/// <param name="Kind">One of <see cref="Agent.Protocol.QueryChipKinds"/>.</param>
/// <param name="Label">The part in plain words.</param>
/// <param name="Part">Where it stands in the query's JSON form: a JSON Pointer.</param>
public sealed record Chip(string Kind, string Label, string Part)
{
    /// <summary>Names the chip within its query: <c>filter-1</c>.</summary>
    public string Id { get; init; } = Kind;

    /// <summary>The query without the part; null where the query needs it.</summary>
    public Query? Without { get; init; }

    /// <summary>What else the part could be, likeliest first.</summary>
    public IReadOnlyList<ChipAlternative> Alternatives { get; init; } = [];
}
