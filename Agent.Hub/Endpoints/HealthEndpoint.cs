using System.Text.Json;
using Agent.Core.Datasets;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Hub.Chat.Health;
using Agent.Hub.State;

namespace Agent.Hub.Endpoints;

/// <summary><c>GET /health</c>: whether the hub works, for probes and proxies. It names no dataset: anybody may read it.</summary>
internal static class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("live"));
        endpoints.MapGet(
            "/health/ready",
            (StateHealth state) =>
                state.Problem is { } problem
                    ? Results.Text(problem, statusCode: StatusCodes.Status503ServiceUnavailable)
                    : Results.Text("ready")
        );
        endpoints.MapGet(
            "/health",
            (RunManager runs, ViewerGuard viewers, IDatasetCatalog catalog, IModelHealth models) =>
                Results.Text(
                    JsonSerializer.Serialize(
                        new HealthReport(
                            "ok",
                            runs.Working,
                            viewers.Count,
                            catalog.List(RowAccess.All).CountBy(info => info.Status).ToDictionary(count => count.Key, count => count.Value),
                            models.Read()
                        ),
                        HealthContext.Default.HealthReport
                    ),
                    "application/json"
                )
        );
    }
}
