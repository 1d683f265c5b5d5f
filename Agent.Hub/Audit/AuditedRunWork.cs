using System.Runtime.CompilerServices;
using Agent.Core.Runs;
using Agent.Protocol;

namespace Agent.Hub.Audit;

/// <summary>Puts down each question when its work is over, however it ended.</summary>
internal sealed class AuditedRunWork(AgentRunWork inner, AuditLog audit) : IRunWork
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<AgentEvent> ExecuteAsync(RunRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var record = new AskRecord(request);
        try
        {
            await foreach (var next in inner.ExecuteAsync(request, cancellationToken).ConfigureAwait(false))
            {
                record.Observe(next);
                yield return next;
            }
        }
        finally
        {
            await audit.RecordAsync(record.ToEntry()).ConfigureAwait(false);
        }
    }
}
