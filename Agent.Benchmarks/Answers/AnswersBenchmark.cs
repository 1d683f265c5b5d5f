using Agent.Benchmarks.Data;
using Agent.Benchmarks.Reporting;
using Agent.Protocol;

namespace Agent.Benchmarks.Answers;

/// <summary>
/// Whole answers through the hub's own process over sockets, the clients and the model's endpoint in processes of their own: what an answer
/// costs the hub.
/// </summary>
internal sealed class AnswersBenchmark : IBenchmark
{
    /// <summary>The word on the command line.</summary>
    public const string VerbName = "answers";

    // Kinds of question that the planner is sure of, over the sample workbook.
    private static readonly string[] PlannerQuestions =
    [
        "Top 10 departments by number of incidents",
        "How many incidents were there in 2025?",
        "Incidents by month",
        "Average lost days by department",
        "Incidents by severity",
        "How many incidents with severity High?",
        "Share of incidents by site",
        "Compare incidents by shift",
    ];

    /// <inheritdoc/>
    public string Verb => VerbName;

    /// <inheritdoc/>
    public string Summary => "processor time, bytes and memory of a whole answer";

    /// <inheritdoc/>
    public async Task RunAsync(Report report, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments is [EndpointProcess.Serve, var pace])
        {
            await EndpointProcess.ServeAsync(pace, cancellationToken);
            return;
        }

        var plan = AnswersPlan.Parse(arguments);
        using var folder = new ScratchFolder();
        await using (var fast = await EndpointProcess.StartAsync(TimeSpan.Zero, cancellationToken))
        await using (var hub = await HubUnderLoad.StartAsync(folder, fast.Address, plan.Hub, cancellationToken))
        {
            var section = new AnswersSections(report, plan, hub);
            if (plan.Has("bytes"))
                await section.BytesAsync(Model(null), cancellationToken);
            if (plan.Has("load"))
                await section.LoadAsync("Answers of a model: 300 tokens, 3 tools, results cached", _ => Model(null), 2, cancellationToken);
            if (plan.Has("new"))
                await section.LoadAsync("The same, every query new", number => Model(number), null, cancellationToken);
            if (plan.Has("planner"))
                await section.LoadAsync("Answers of the planner, results cached", Planner, 1.5, cancellationToken);
            if (plan.Has("asked"))
                await section.LoadAsync("Answers of the planner, every question new", NewToPlanner, null, cancellationToken);
            if (plan.Has("first"))
                await section.FirstEventAsync(Model(null), cancellationToken);
            if (plan.Has("memory"))
                await section.MemoryAsync(Model(null), cancellationToken);
        }

        if (plan.Has("paced"))
        {
            await using var slow = await EndpointProcess.StartAsync(TimeSpan.FromMilliseconds(10), cancellationToken);
            await using var hub = await HubUnderLoad.StartAsync(folder, slow.Address, plan.Hub, cancellationToken);
            await new AnswersSections(report, plan, hub).PacedAsync(Model(null), cancellationToken);
        }

        if (plan.Has("start"))
            await AnswersSections.StartAsync(report, plan, folder, cancellationToken);
        report.Add("The machine while this was measured", [MachineLoad.Read()]);
    }

    private static AskRequest Model(int? number) =>
        new()
        {
            Question = number is { } n ? $"Tell me about the incidents, case {n}" : "Tell me about the incidents",
            Mode = AskModes.Model,
        };

    private static AskRequest Planner(int number) =>
        new() { Question = PlannerQuestions[number % PlannerQuestions.Length], Mode = AskModes.Offline };

    private static AskRequest NewToPlanner(int number) =>
        new() { Question = $"How many incidents by department in the last {number + 100} days?", Mode = AskModes.Offline };
}
