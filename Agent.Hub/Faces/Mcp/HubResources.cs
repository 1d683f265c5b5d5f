using System.Text.Json;
using Agent.Core.Datasets;
using Agent.Core.Runs;
using Agent.Core.Threads;
using Agent.Hub.Audit;
using Agent.Hub.Security;
using Agent.Protocol;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Agent.Hub.Faces.Mcp;

/// <summary>Profiles of datasets and the caller's conversations, as resources.</summary>
internal static class HubResources
{
    private const string Datasets = "agent-hub://datasets/";
    private const string Threads = "agent-hub://threads/";

    /// <summary>How long a list may be used again. It is the caller's own: no cache may share it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    /// <summary>What there is.</summary>
    public static async ValueTask<ListResourcesResult> ListAsync(
        RequestContext<ListResourcesRequestParams> request,
        CancellationToken cancellationToken
    )
    {
        var datasets = Catalog(request)
            .List()
            .Select(info => new Resource
            {
                Uri = Datasets + Uri.EscapeDataString(info.Id),
                Name = info.File,
                Title = info.Title,
                Description = "Sheets, columns, kinds, ranges and notes of the dataset.",
                MimeType = "application/json",
            });
        var threads = await request
            .Services!.GetRequiredService<IThreadStore>()
            .ListAsync(request.User.ToCaller().UserId, cancellationToken)
            .ConfigureAwait(false);
        var conversations = threads.Select(thread => new Resource
        {
            Uri = Threads + Uri.EscapeDataString(thread.Id),
            Name = thread.Id,
            Title = thread.Title,
            Description = "A conversation with its answers and the queries behind them.",
            MimeType = "text/markdown",
        });
        return new ListResourcesResult { Resources = [.. datasets, .. conversations], TimeToLive = Fresh, CacheScope = CacheScope.Private };
    }

    /// <summary>How resources are named.</summary>
    public static ValueTask<ListResourceTemplatesResult> ListTemplatesAsync(
        RequestContext<ListResourceTemplatesRequestParams> request,
        CancellationToken cancellationToken
    ) =>
        ValueTask.FromResult(
            new ListResourceTemplatesResult
            {
                ResourceTemplates =
                [
                    new ResourceTemplate
                    {
                        UriTemplate = Datasets + "{id}",
                        Name = "dataset",
                        Title = "Profile of a dataset",
                        MimeType = "application/json",
                    },
                    new ResourceTemplate
                    {
                        UriTemplate = Threads + "{id}",
                        Name = "conversation",
                        Title = "A conversation",
                        MimeType = "text/markdown",
                    },
                ],
            }
        );

    /// <summary>Reads one.</summary>
    public static async ValueTask<ReadResourceResult> ReadAsync(
        RequestContext<ReadResourceRequestParams> request,
        CancellationToken cancellationToken
    )
    {
        var uri = request.Params?.Uri ?? string.Empty;
        var (text, type) =
            uri.StartsWith(Datasets, StringComparison.Ordinal)
                ? (await DatasetAsync(Id(uri, Datasets), request, cancellationToken).ConfigureAwait(false), "application/json")
            : uri.StartsWith(Threads, StringComparison.Ordinal)
                ? (await ThreadAsync(Id(uri, Threads), request, cancellationToken).ConfigureAwait(false), "text/markdown")
            : (null, string.Empty);
        return text is null
            ? throw new McpProtocolException(
                $"There is no resource {HubToolArguments.Short(uri)}: resources/list has those that there are.",
                McpErrorCode.ResourceNotFound
            )
            : new ReadResourceResult
            {
                Contents =
                [
                    new TextResourceContents
                    {
                        Uri = uri,
                        MimeType = type,
                        Text = text,
                    },
                ],
                CacheScope = CacheScope.Private,
                TimeToLive = Fresh,
            };
    }

    private static CallerCatalog Catalog(MessageContext request) =>
        new(
            request.Services!.GetRequiredService<IDatasetCatalog>(),
            request.Services!.GetRequiredService<IDatasetRights>(),
            request.User.ToCaller(),
            DatasetAction.List
        );

    private static string Id(string uri, string prefix) => Uri.UnescapeDataString(uri[prefix.Length..]);

    private static async ValueTask<string?> DatasetAsync(
        string id,
        RequestContext<ReadResourceRequestParams> request,
        CancellationToken cancellationToken
    )
    {
        var catalog = Catalog(request);
        try
        {
            using var dataset = await catalog.OpenAsync(id, cancellationToken).ConfigureAwait(false);
            return catalog.Find(id) is { } info
                ? JsonSerializer.Serialize(dataset.Profile.Describe(info), AgentProtocolContext.Default.DatasetDescription)
                : null;
        }
        catch (DatasetException)
        {
            return null;
        }
    }

    private static async ValueTask<string?> ThreadAsync(
        string id,
        RequestContext<ReadResourceRequestParams> request,
        CancellationToken cancellationToken
    )
    {
        var caller = request.User.ToCaller();
        if (
            await request.Services!.GetRequiredService<IThreadStore>().FindAsync(id, caller.UserId, cancellationToken).ConfigureAwait(false)
            is not { } thread
        )
            return null;
        await request.Services!.GetRequiredService<AuditLog>().RecordAsync(caller, AuditActions.Export, id).ConfigureAwait(false);
        return ThreadMarkdown.Write(thread);
    }
}
