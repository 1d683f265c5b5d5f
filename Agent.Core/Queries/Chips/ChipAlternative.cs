namespace Agent.Core.Queries.Chips;

/// <summary>Another value of a part of a query.</summary>
/// <param name="Label">The value in plain words.</param>
/// <param name="Query">The whole query with it.</param>
public sealed record ChipAlternative(string Label, Query Query);
