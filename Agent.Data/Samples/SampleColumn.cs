namespace Agent.Data.Samples;

/// <summary>A column to be written.</summary>
/// <param name="Header">Text of the header cell; empty = no header.</param>
/// <param name="Format">Excel number format of its cells; null = General.</param>
internal sealed record SampleColumn(string Header, string? Format = null);
