using Agent.Hub.Chat.Health;

namespace Agent.Hub.Endpoints;

/// <summary>How the hub is.</summary>
/// <param name="Status"><c>ok</c>.</param>
/// <param name="Runs">Runs at work.</param>
/// <param name="Streams">Streams open.</param>
/// <param name="Datasets">Datasets by status.</param>
/// <param name="Models">The model endpoints: circuits and counts; empty without a model.</param>
internal sealed record HealthReport(
    string Status, int Runs, int Streams, IReadOnlyDictionary<string, int> Datasets, IReadOnlyList<ModelEndpointHealth> Models);
