using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Planning;
using Agent.Protocol;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Planning;

/// <summary>Asks the planner through the agent's own loop, without a hub.</summary>
internal static class PlannerRun
{
    /// <summary>The day all questions of these tests are asked on.</summary>
    public static readonly DateTimeOffset Today = new(2023, 6, 15, 12, 0, 0, TimeSpan.Zero);

    public static OfflinePlanner Planner() => new(new QuestionSuggester(Clock()), Clock());

    public static async Task<(AgentAnswer Answer, IReadOnlyList<TableContent> Tables, IReadOnlyList<AgentEvent> Events)> AskAsync(
        DatasetProfile profile,
        IToolSession session,
        string question,
        CancellationToken cancellationToken,
        IReadOnlyList<ChatMessage>? history = null
    )
    {
        using var planner = Planner();
        var turn = new AgentTurnRequest
        {
            RunId = "run",
            ThreadId = "thread",
            Question = question,
            Client = planner,
            Profile = profile,
            Tools = session.Tools,
            Queries = session.Queries,
            History = history ?? [],
        };
        var loop = new AgentLoop(Options.Create(new AgentLoopOptions()), TimeProvider.System, NullLogger<AgentLoop>.Instance);
        var events = new List<AgentEvent>();
        await foreach (var next in loop.RunAsync(turn, cancellationToken))
            events.Add(next);
        return (turn.Answer, [.. events.OfType<TableEvent>().Select(table => table.Content)], events);
    }

    public static FakeTimeProvider Clock() => new(Today);
}
