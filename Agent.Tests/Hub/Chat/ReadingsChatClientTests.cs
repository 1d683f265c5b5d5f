using Agent.Core.Agents;
using Agent.Core.Queries;
using Agent.Core.Queries.Chips;
using Agent.Hub.Chat;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Hub.Chat;

/// <summary>What a model is told of the planner's readings, and what viewers see of the model's.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class ReadingsChatClientTests
{
    private static readonly Query Counted = new() { From = "Incident", Select = [new CountOf()] };
    private static readonly Query Minor = Counted with { Where = new OneOf(new Field("Severity"), ["Minor"]) };

    private QueryDatabase _database = null!;

    [OneTimeSetUp]
    public void Open() => _database = HseTables.Create(entities: true);

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    [Test]
    public async Task Ask_AModel_IsToldTheReadings_AndItsOwnIsShown()
    {
        var model = new ToldChatClient(
            new FunctionCallContent("c1", "query_data", new Dictionary<string, object?> { ["query"] = QueryJson.ToElement(Minor) })
        );
        var updates = await AskAsync(model, Minor);

        Assert.Multiple(() =>
        {
            Assert.That(model.Told[1].Text, Does.Contain("Number of incidents where Severity is Minor").And.Contain("\"Severity\""));
            Assert.That(model.Told[^1].Role, Is.EqualTo(ChatRole.User));
            Assert.That(
                updates.Select(update => update.GetReading()?.Words).OfType<string>(),
                Is.EqualTo(new[] { "number of incidents where Severity is Minor" })
            );
        });
    }

    [TestCase(true, 0)]
    [TestCase(false, 1)]
    public async Task Ask_AModelThatAnswersByAnotherQuery_ThePlannersIsOfferedBesides(bool same, int offered)
    {
        var call = new FunctionCallContent("c1", "query_data", new Dictionary<string, object?> { ["query"] = QueryJson.ToElement(Minor) });
        using var client = Client(new ToldChatClient(call, new TextContent("Two.")), same ? Minor : Counted);
        _ = await TurnAsync(client, []);
        var updates = await TurnAsync(client, [new ChatMessage(ChatRole.Assistant, [call])]);

        Assert.That(updates.SelectMany(update => update.GetReadings() ?? []).Count(), Is.EqualTo(offered));
    }

    [Test]
    public async Task Ask_AModelThatSendsNoQuery_ShowsNone()
    {
        var updates = await AskAsync(
            new ToldChatClient(
                new FunctionCallContent(
                    "c1",
                    "query_data",
                    new Dictionary<string, object?> { ["query"] = QueryJson.ToElement(Minor).GetProperty("select") }
                )
            ),
            Minor
        );
        Assert.That(updates.Any(update => update.GetReading() is not null), Is.False);
    }

    private async Task<List<ChatResponseUpdate>> AskAsync(ToldChatClient model, Query reading)
    {
        using var client = Client(model, reading);
        return await TurnAsync(client, []);
    }

    private static ReadingsChatClient Client(IChatClient model, Query reading) =>
        new(model, (_, profile, _, _) => Task.FromResult<IReadOnlyList<OfferedReading>>([reading.ToOffer(profile, "1", "2")]));

    private async Task<List<ChatResponseUpdate>> TurnAsync(ReadingsChatClient client, ChatMessage[] turns)
    {
        var options = new ChatOptions();
        options.SetDataset(_database.Profile);
        options.SetQueries(_database.Session.Queries!);
        var updates = new List<ChatResponseUpdate>();
        await foreach (
            var update in client.GetStreamingResponseAsync(
                [new(ChatRole.System, "rules"), new(ChatRole.User, "How many minor incidents?"), .. turns],
                options
            )
        )
            updates.Add(update);
        return updates;
    }

    /// <summary>Keeps what it was told; gives one content a turn.</summary>
    private sealed class ToldChatClient(params AIContent[] turns)
        : DelegatingChatClient(new ScriptedChatClient([.. turns.Select(turn => (IReadOnlyList<AIContent>)[turn])]))
    {
        public IReadOnlyList<ChatMessage> Told { get; private set; } = [];

        public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Told = [.. messages];
            return base.GetStreamingResponseAsync(Told, options, cancellationToken);
        }
    }
}
