namespace Agent.Data.Samples;

/// <summary>What the sample workbook is like.</summary>
/// <param name="IncidentRows">Rows of the Incident sheet; other sheets follow in proportion.</param>
/// <param name="Seed">The same seed gives the same cells.</param>
public sealed record SampleOptions(int IncidentRows = 3_874, int Seed = 20_250_101);
