using Agent.Core.Agents;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Hub.Hubs;

/// <summary>Conversations over the whole hub, by the .NET client.</summary>
public sealed class ThreadTests
{
    private const string Anna = "anna-key-0123456789";
    private const string Bert = "bert-key-0123456789";

    private static readonly string[] Keys =
    [
        "Agent:Security:ApiKeys:0:Name=anna", $"Agent:Security:ApiKeys:0:Key={Anna}",
        "Agent:Security:ApiKeys:1:Name=bert", $"Agent:Security:ApiKeys:1:Key={Bert}",
    ];

    [Test, CancelAfter(120_000)]
    public async Task Ask_FollowUp_ModelIsToldWhatWasSaidBefore(CancellationToken token)
    {
        using var model = new ScriptedModel(
            ScriptedModel.Says("First answer."),
            ScriptedModel.Says("Second answer."),
            ScriptedModel.Says("Another answer.")
        );
        await using var hub = await TestHub.StartAsync(client: model);
        await using var client = hub.Client();

        var first = await client.AskAsync(new AskRequest { Question = "First?" }, token).ToListAsync(token);
        var threadId = ((RunStartedEvent)first[0]).ThreadId;
        await client.AskAsync(new AskRequest { Question = "Second?", ThreadId = threadId }, token).ToListAsync(token);
        await client.AskAsync(new AskRequest { Question = "Unrelated?" }, token).ToListAsync(token);

        Assert.Multiple(() =>
        {
            Assert.That(
                model.Turns[1].Messages.Skip(1).Select(message => message.Text),
                Is.EqualTo(new[] { "First?", "First answer.", "Second?" })
            );
            Assert.That(model.Turns[2].Messages.Skip(1).Select(message => message.Text), Is.EqualTo(new[] { "Unrelated?" }));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Ask_AfterThanks_GoesOnFromTheAnswerBefore(CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync();
        await using var client = hub.Client();
        var first = await client.AskAsync(new AskRequest { Question = "incidents by site" }, token).ToListAsync(token);
        var threadId = ((RunStartedEvent)first[0]).ThreadId;
        await client.AskAsync(new AskRequest { Question = "thanks", ThreadId = threadId }, token).ToListAsync(token);
        var next = await client.AskAsync(new AskRequest { Question = "only 2024", ThreadId = threadId }, token).ToListAsync(token);

        Assert.That(
            next.OfType<ReadingEvent>().Single().Value.Words,
            Is.EqualTo("number of incidents where Incident Date in 2024, by Site")
        );
    }

    [TestCase("and the median?", 1)]
    [TestCase("Will we have more next year?", 0)]
    [CancelAfter(120_000)]
    public async Task Ask_AfterAFollowingSentenceThatIsAskedBack_GoesOn_AfterARefusalNot(
        string between,
        int readings,
        CancellationToken token
    )
    {
        await using var hub = await TestHub.StartAsync();
        await using var client = hub.Client();
        var first = await client.AskAsync(new AskRequest { Question = "incidents by site in 2024" }, token).ToListAsync(token);
        var threadId = ((RunStartedEvent)first[0]).ThreadId;
        var asked = await client.AskAsync(new AskRequest { Question = between, ThreadId = threadId }, token).ToListAsync(token);
        var next = await client.AskAsync(new AskRequest { Question = "as a pie", ThreadId = threadId }, token).ToListAsync(token);

        Assert.That(
            ((RunFinishedEvent)asked[^1]).Result!.Outcome,
            Is.EqualTo(readings == 1 ? RunOutcomes.Clarify : RunOutcomes.Refusal)
        );
        Assert.That(
            next.OfType<ReadingEvent>().Count(read => read.Value.Words.Contains("2024", StringComparison.Ordinal)),
            Is.EqualTo(readings)
        );
    }

    [Test, CancelAfter(120_000)]
    public async Task Ask_RunThatFails_LeavesNoTraceInItsThread(CancellationToken token)
    {
        using var model = new ScriptedModel(
            ScriptedModel.Fails(new ModelException(ErrorCodes.ModelUnavailable, "Try later."), new TextContent("Half an ")),
            ScriptedModel.Says("Whole.")
        );
        await using var hub = await TestHub.StartAsync(client: model);
        await using var client = hub.Client();

        var failed = await client
            .AskAsync(new AskRequest { Question = "First?", ThreadId = "thread-of-this-test" }, token)
            .ToListAsync(token);
        await client.AskAsync(new AskRequest { Question = "Second?", ThreadId = "thread-of-this-test" }, token).ToListAsync(token);

        Assert.Multiple(() =>
        {
            Assert.That(TestLoop.Said(failed), Is.EqualTo("Half an "), "what was said stays");
            Assert.That(failed[^2], Is.TypeOf<TextMessageEndEvent>());
            Assert.That((failed[^1] as RunErrorEvent)?.Code, Is.EqualTo(ErrorCodes.ModelUnavailable));
            Assert.That(model.Turns[1].Messages.Skip(1).Select(message => message.Text), Is.EqualTo(new[] { "Second?" }));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Threads_OfAUser_AreListedRenamedExportedAndDeletedByThatUserOnly(CancellationToken token)
    {
        using var model = new ScriptedModel(ScriptedModel.Says("First answer."), ScriptedModel.Says("Second answer."));
        await using var hub = await TestHub.StartAsync(Keys, model);
        await using var anna = hub.Client(key: Anna);
        await using var bert = hub.Client(key: Bert);
        var events = await anna.AskAsync(new AskRequest { Question = "First?" }, token).ToListAsync(token);
        var id = ((RunStartedEvent)events[0]).ThreadId;

        Assert.That(await bert.ThreadsAsync(token), Is.Empty);
        Assert.That(await bert.RenameThreadAsync(id, "Mine", token), Is.False);
        Assert.That(await bert.ExportThreadAsync(id, token), Is.Null);
        Assert.That(await bert.DeleteThreadAsync(id, token), Is.False);
        await bert.AskAsync(new AskRequest { Question = "Whose?", ThreadId = id }, token).ToListAsync(token);
        Assert.That(model.Turns[^1].Messages, Has.Count.EqualTo(2), "bert's question under anna's id begins a thread of his own");

        Assert.That(await anna.RenameThreadAsync(id, "Week 12", token));
        var listed = (await anna.ThreadsAsync(token)).Single();
        Assert.That((listed.ThreadId, listed.Title, listed.Turns, listed.Dataset), Is.EqualTo((id, "Week 12", 1, "hse-sample")));
        Assert.That(await anna.ExportThreadAsync(id, token), Does.StartWith("# Week 12\n").And.Contain("First answer."));
        Assert.That(await anna.DeleteThreadAsync(id, token));
        Assert.That(await anna.ThreadsAsync(token), Is.Empty);
    }

    [Test, CancelAfter(120_000)]
    public async Task Threads_NobodySignedIn_ListIsEmptyAndTheIdIsTheRight(CancellationToken token)
    {
        using var model = new ScriptedModel(ScriptedModel.Says("First answer."));
        await using var hub = await TestHub.StartAsync(client: model);
        await using var client = hub.Client();
        var events = await client.AskAsync(new AskRequest { Question = "First?" }, token).ToListAsync(token);
        var id = ((RunStartedEvent)events[0]).ThreadId;

        Assert.That(id, Does.Match("^[0-9a-f]{32}$"));
        Assert.That(await client.ThreadsAsync(token), Is.Empty);
        Assert.That(await client.ExportThreadAsync(id, token), Does.Contain("First answer."));
        Assert.That(await client.ExportThreadAsync("another", token), Is.Null);
        Assert.That(await client.DeleteThreadAsync(id, token));
    }
}
