using System.Buffers;
using System.Text;
using System.Text.Json;
using Agent.Protocol;
using Agent.Tests.Hub.Chat.Matrix;
using Agent.Tests.Support;
using Agent.Tests.Support.ScriptedEndpoint;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Fuzz;

/// <summary>What comes over the network: messages of the hub's protocols, and what a model's endpoint sends.</summary>
public sealed class WireFuzzTests
{
    private static readonly HubMethodInvocationMessage[] Messages =
    [
        new StreamInvocationMessage(
            "1",
            AgentHubMethods.Ask,
            [
                new AskRequest
                {
                    Question = "How many?",
                    ThreadId = "t",
                    Mode = "auto",
                    Dataset = "a",
                },
            ]
        ),
        new StreamInvocationMessage("2", AgentHubMethods.Attach, ["run", new Position("epoch", 5)]),
        new InvocationMessage("3", AgentHubMethods.Cancel, ["run"]),
    ];

    [TestCase("json")]
    [TestCase("messagepack")]
    [CancelAfter(7_200_000)]
    public async Task HubMessage_AnyBytes_AreAMessageOrRefused(string protocolName, CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync();
        var protocol = hub.Services.GetServices<IHubProtocol>().Single(candidate => candidate.Name == protocolName);
        byte[][] seeds = [.. Messages.Select(message => protocol.GetMessageBytes(message).ToArray())];
        await FuzzRun.RunAsync(
            $"hub messages, {protocolName}",
            (random, _) =>
            {
                var input = new ReadOnlySequence<byte>(Mutation.Mutate(seeds[random.Next(seeds.Length)], random));
                try
                {
                    // As SignalR does: one after the other, until no whole one is left.
                    while (protocol.TryParseMessage(ref input, new Binder(), out var message))
                        Assert.That(message, Is.Not.Null);
                }
                catch (Exception refused) when (IsRefusal(refused))
                {
                    // The connection is closed with its reason, and it alone.
                }

                return Task.CompletedTask;
            },
            cancellationToken);
    }

    [Test, CancelAfter(7_200_000)]
    public async Task Endpoint_AnyBytes_EndInAnAnswerOrOneError(CancellationToken cancellationToken)
    {
        byte[][] seeds =
        [
            Encoding.UTF8.GetBytes(string.Concat(Frames.Answer("There were 12."))),
            Encoding.UTF8.GetBytes(Frames.Tool(0, "c1", "lookup", "{\"of\":\"x\"}") + Frames.Finish("tool_calls") + Frames.Done),
            Encoding.UTF8.GetBytes(
                Frames.Delta("""{"reasoning":"Hmm"}""") + Frames.Text("<think>x</think>12") + Frames.Finish("stop") + Frames.Done
            ),
        ];
        Random? chance = null;
        await using var server = new ScriptedModelServer(async exchange =>
        {
            await exchange.BeginAsync();
            await exchange.WriteAsync(Mutation.Mutate(seeds[chance!.Next(seeds.Length)], chance));
        });
        await using var hub = ModelHub.For(server, AddressShape.Plain, new() { ["MaxRetries"] = "0", ["BreakAfter"] = "10000" });
        await FuzzRun.RunAsync(
            "endpoint",
            async (random, token) =>
            {
                chance = random;
                var run = await hub.AskAsync(token);
                // What the endpoint keeps is not the hub's growth.
                server.Requests.Clear();
                Assert.That(run.Error is not null || run.Result is not null);
                Assert.That(run.HalfOpen(), Is.Empty);
                Assert.That(run.Error?.Code, Is.Not.EqualTo(ErrorCodes.Internal), run.Error?.Message);
            },
            cancellationToken);
    }

    // What the parsers of the two protocols throw at what is none of their messages.
    private static bool IsRefusal(Exception refused) =>
        refused
            is InvalidDataException
                or JsonException
                or FormatException
                or DecoderFallbackException
                or EndOfStreamException
                or OverflowException
        || refused.InnerException is DecoderFallbackException or JsonException
        || IsRepeatedHeader(refused)
        || (refused is InvalidOperationException { Source: { } source } && source.StartsWith("System.Text.Json", StringComparison.Ordinal))
        || refused.GetType().Namespace == "MessagePack";

    // SignalR's MessagePack parser adds headers to a dictionary, and a name given twice ends in the dictionary's own exception;
    // for the connection that is as good as a refusal: it is closed, and it alone.
    private static bool IsRepeatedHeader(Exception refused) =>
        refused is ArgumentException
        && refused.StackTrace?.Contains("MessagePackHubProtocolWorker.ReadHeaders", StringComparison.Ordinal) == true;

    private sealed class Binder : IInvocationBinder
    {
        public IReadOnlyList<Type> GetParameterTypes(string methodName) => methodName switch
        {
            AgentHubMethods.Ask => [typeof(AskRequest)],
            AgentHubMethods.Attach => [typeof(string), typeof(Position)],
            AgentHubMethods.Cancel => [typeof(string)],
            _ => throw new InvalidDataException("no such method"),
        };

        public Type GetReturnType(string invocationId) => typeof(object);

        public Type GetStreamItemType(string streamId) => typeof(object);
    }
}
