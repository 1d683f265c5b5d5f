using System.Diagnostics;
using System.Runtime.CompilerServices;
using Agent.Protocol;

namespace Agent.Core.Agents;

/// <summary>
/// The span of a question: every step of the loop runs below it, also after the caller has been elsewhere between two events.
/// </summary>
internal sealed class AgentSpan(AgentTurnRequest request, LoopState state, TimeProvider time)
{
    public async IAsyncEnumerable<AgentEvent> WatchAsync(
        IAsyncEnumerable<AgentEvent> events,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        var caller = Activity.Current;
        var span = AgentTelemetry.StartAgent(request);
        var failure = default(Exception);
        var steps = events.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                // What an async method sets does not outlive its return to the caller, so it is set again for each step.
                Activity.Current = span ?? caller;
                bool more;
                try
                {
                    more = await steps.MoveNextAsync().ConfigureAwait(false);
                }
                catch (Exception thrown)
                {
                    failure = thrown;
                    throw;
                }

                if (!more)
                    yield break;
                yield return steps.Current;
            }
        }
        finally
        {
            await steps.DisposeAsync().ConfigureAwait(false);
            AgentTelemetry.EndAgent(span, time.GetElapsedTime(started), request.Answer, state.Turns, failure);
        }
    }
}
