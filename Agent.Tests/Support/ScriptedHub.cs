using System.Runtime.CompilerServices;
using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>The hub's methods over <see cref="ScriptedRuns"/>.</summary>
internal sealed class ScriptedHub(ScriptedRuns runs) : Microsoft.AspNetCore.SignalR.Hub
{
    public async IAsyncEnumerable<EventBatch> Ask(AskRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var log = await runs.StartAsync(request);
        await foreach (var batch in log.ReadAsync(null, cancellationToken))
            yield return batch;
    }

    public async IAsyncEnumerable<EventBatch> Attach(
        string runId,
        Position? position,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (await runs.FindAsync(runId) is not { } log)
        {
            yield return Refusal(runId, ErrorCodes.UnknownRun);
            yield break;
        }

        await using var batches = log.ReadAsync(position, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            EventBatch? batch;
            try
            {
                batch = await batches.MoveNextAsync() ? batches.Current : null;
            }
            catch (PositionLostException)
            {
                batch = Refusal(runId, ErrorCodes.PositionLost);
            }

            if (batch is null)
                yield break;
            yield return batch;
            if (batch.Seq == 0)
                yield break;
        }
    }

    public Task Cancel(string runId) => runs.CancelAsync(runId);

    private static EventBatch Refusal(string runId, string code) =>
        new() { RunId = runId, Epoch = string.Empty, Seq = 0, Events = [new RunErrorEvent { Code = code, Message = code }] };
}
