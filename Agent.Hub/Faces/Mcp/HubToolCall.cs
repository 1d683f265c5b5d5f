using System.Text.Json;
using Agent.Core.Datasets;
using Agent.Core.Runs;
using Agent.Hub.Security;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Agent.Hub.Faces.Mcp;

/// <summary>A call of one of the hub's tools.</summary>
internal sealed class HubToolCall(RequestContext<CallToolRequestParams> request)
{
    private int _progress;

    /// <summary>Who calls; nobody in particular over stdio.</summary>
    public Caller Caller => request.User.ToCaller() with { Face = FaceNames.Mcp, MayApprove = false };

    /// <summary>The datasets that the caller may ask.</summary>
    public CallerCatalog Catalog => CatalogFor(DatasetAction.Ask);

    /// <summary>The arguments.</summary>
    public IDictionary<string, JsonElement> Arguments => request.Params?.Arguments ?? new Dictionary<string, JsonElement>();

    /// <summary>The datasets that the caller has a right to.</summary>
    public CallerCatalog CatalogFor(DatasetAction action) => new(Service<IDatasetCatalog>(), Service<IDatasetRights>(), Caller, action);

    /// <summary>A service of the hub.</summary>
    public T Service<T>()
        where T : notnull => request.Services!.GetRequiredService<T>();

    /// <summary>A text; null where it is missing.</summary>
    public string? Text(string name) =>
        Arguments.TryGetValue(name, out var value) && Plain(value) is { Length: > 0 } text ? text : null;

    /// <summary>A whole number within bounds; the standard where it is missing.</summary>
    public int Number(string name, int standard, int low, int high) =>
        Arguments.TryGetValue(name, out var value) && HubToolArguments.Number(value) is { } number
            ? Math.Clamp(number, low, high)
            : standard;

    /// <summary>Tells the client how far the work is, where it wants to know.</summary>
    public async ValueTask ReportAsync(string message, CancellationToken cancellationToken)
    {
        if (request.Params?.ProgressToken is { } token)
            await request
                .Server.NotifyProgressAsync(
                    token,
                    new ProgressNotificationValue { Progress = ++_progress, Message = message },
                    cancellationToken: cancellationToken
                )
                .ConfigureAwait(false);
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array when value.GetArrayLength() == 1 => Plain(value[0]),
        _ => null,
    };
}
