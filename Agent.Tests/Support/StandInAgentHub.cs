using System.Runtime.CompilerServices;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>The hub methods of the wire, answered by a <see cref="StandInHub"/>.</summary>
internal sealed class StandInAgentHub(StandInHub script) : Microsoft.AspNetCore.SignalR.Hub
{
    public override Task OnConnectedAsync()
    {
        script.Connected(Context);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        script.Disconnected(Context);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<EventBatch> Ask(AskRequest request, CancellationToken cancellationToken) =>
        script.Refusal is { } refusal ? Refuse(refusal, cancellationToken) : script.Ask(request).Log.ReadAsync(null, cancellationToken);

    public IAsyncEnumerable<EventBatch> Attach(string runId, Position? position, CancellationToken cancellationToken) =>
        script.Find(runId) is { } run
            ? run.Log.ReadAsync(position, cancellationToken)
            : Refuse(new RunErrorEvent { Code = ErrorCodes.UnknownRun, Message = "There is no such run." }, cancellationToken);

    public bool Cancel(string runId)
    {
        var run = script.Find(runId);
        run?.Cancel();
        return run is not null;
    }

    public IReadOnlyList<DatasetInfo> Datasets() => script.Datasets;

    public DatasetDescription Describe(string dataset) =>
        new() { Dataset = script.Datasets.First(info => info.Id == dataset), Sheets = [] };

#pragma warning disable IDE0060 // the parameters are part of the wire
    public IReadOnlyList<string> Suggest(string dataset, string? threadId) => script.Suggestions;
#pragma warning restore IDE0060

    private static async IAsyncEnumerable<EventBatch> Refuse(
        RunErrorEvent refusal,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask.WaitAsync(cancellationToken);
        yield return new EventBatch { RunId = string.Empty, Epoch = string.Empty, Seq = 1, Events = [refusal] };
    }
}
