using Agent.Core.Agents;
using Agent.Core.Queries;
using Agent.Hub.Chat;
using Agent.Planning;
using Agent.Protocol;
using Agent.Tests.Hub.Chat.Matrix;
using Agent.Tests.Support.ScriptedEndpoint;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Hub.Chat;

public sealed class AutoChatClientTests
{
    [Test, CancelAfter(120_000)]
    public async Task Auto_QuestionThePlannerIsNotSureOf_GoesToTheModelForTheWholeRun(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Answer);
        await using var hub = ModelHub.For(server, AddressShape.Plain);
        var client = hub.Services.GetRequiredService<IChatClientFactory>().Choose(new AskRequest { Question = "q", Mode = AskModes.Auto });
        var options = new ChatOptions();
        options.SetDataset(new LookupDataset(new LookupCalls()).Profile);
        List<ChatMessage> messages = [new(ChatRole.User, "Why does the moon follow the tide?")];
        var first = await client.GetResponseAsync(messages, options, token);
        var second = await client.GetResponseAsync([.. messages, .. first.Messages], options, token);

        Assert.Multiple(() =>
        {
            Assert.That(client, Is.InstanceOf<AutoChatClient>());
            Assert.That((first.Text, second.Text), Is.EqualTo(("There were 42.", "There were 42.")));
            Assert.That(server.Requests, Has.Count.EqualTo(2));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Auto_NoDataset_GoesToTheModel(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Answer);
        await using var hub = ModelHub.For(server, AddressShape.Plain);
        var client = hub.Services.GetRequiredService<IChatClientFactory>().Choose(new AskRequest { Question = "q" });

        Assert.That((await client.GetResponseAsync([new(ChatRole.User, "q")], null, token)).Text, Is.EqualTo("There were 42."));
    }

    [Test, CancelAfter(120_000)]
    public async Task Auto_QuestionThePlannerIsSureOf_CallsNoModel(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Answer);
        await using var hub = ModelHub.For(server, AddressShape.Plain);
        var factory = hub.Services.GetRequiredService<IChatClientFactory>();
        var planner = factory.Choose(new AskRequest { Question = "q", Mode = AskModes.Offline });
        var client = new AutoChatClient(
            factory.Choose(new AskRequest { Question = "q", Mode = AskModes.Model }),
            planner,
            (question, _, _, _) => Task.FromResult(question == "q")
        );
        var options = new ChatOptions { Tools = [] };
        options.SetDataset(new LookupDataset(new LookupCalls()).Profile);
        options.SetQueries(new NoQueries());
        var response = await client.GetResponseAsync([new(ChatRole.User, "q")], options, token);

        Assert.Multiple(() =>
        {
            Assert.That(server.Requests, Is.Empty);
            Assert.That(response.ModelId, Is.EqualTo(PlanningServices.Offline));
        });
    }

    private sealed class NoQueries : IQueryRunner
    {
        public Task<QueryOutcome> RunAsync(Query query, QueryRunOptions options, CancellationToken cancellationToken) =>
            Task.FromResult<QueryOutcome>(new QueryProblem("query_failed", string.Empty, "There is no data."));
    }
}
