namespace Agent.Hub.Endpoints;

/// <summary>How the hub is.</summary>
/// <param name="Status"><c>ok</c>.</param>
/// <param name="Runs">Runs at work.</param>
/// <param name="Streams">Streams open.</param>
/// <param name="Datasets">Datasets by status.</param>
internal sealed record HealthReport(string Status, int Runs, int Streams, IReadOnlyDictionary<string, int> Datasets);
