using Agent.Protocol;

namespace Agent.Core.Datasets;

/// <summary>A value that the file spells in several ways; it is one value everywhere.</summary>
/// <param name="Value">The spelling that is held and shown: the most frequent.</param>
/// <param name="Spellings">All spellings with their cells, most frequent first.</param>
public sealed record ValueSpellings(string Value, IReadOnlyList<ValueCount> Spellings);
