using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Protocol;
using Agent.Tests.Support;
using Agent.Tests.Support.ScriptedEndpoint;

namespace Agent.Tests.EndToEnd.Names;

/// <summary>
/// Two registers of invented persons before an endpoint that counts as foreign: whatever a model calls and a user writes, no request holds
/// five letters of a name on end.
/// </summary>
internal sealed partial class NameRegisterTests
{
    private const int LeastProbes = 60;

    [TestCase("workbook")]
    [TestCase("text")]
    [CancelAfter(400_000)]
    public async Task Probes_OfARegister_ReachTheEndpointWithoutAName(string kind, CancellationToken token)
    {
        const int seed = 20261130;
        var register = kind == "workbook" ? NameRegister.Workbook(seed) : NameRegister.Text(seed);
        var told = $"What did {register.First.Given} {register.First.Surname} report?";
        await using var server = new ScriptedModelServer(number => number == 0 ? exchange => CallAsync(exchange, register) : AnswerAsync);
        await using var hub = await TestHub.StartAsync(Settings(server), prepare: register.Write);
        await using var client = hub.Client();

        var first = await AskAsync(client, told, null, token);
        var threadId = ((RunStartedEvent)first[0]).ThreadId;
        foreach (var question in register.Questions)
            await AskAsync(client, question, threadId, token);

        var traces = register.Traces;
        var results = server
            .Requests.ElementAt(1)
            .Json.GetProperty("messages")
            .EnumerateArray()
            .Where(message => message.GetProperty("role").GetString() == "tool")
            .ToDictionary(
                message => message.GetProperty("tool_call_id").GetString()!,
                message => message.GetProperty("content").GetString()!
            );
        Assert.Multiple(() =>
        {
            Assert.That(first[^1], Is.TypeOf<RunFinishedEvent>());
            Assert.That(results, Has.Count.EqualTo(register.Calls.Count));
            Assert.That(register.Calls.Count + register.Questions.Count, Is.GreaterThanOrEqualTo(LeastProbes));
            foreach (var (call, index) in register.Calls.Select((call, index) => (call, index)))
            {
                var result = results[$"call_{index}"];
                Assert.That(
                    result.StartsWith("{\"error\"", StringComparison.Ordinal),
                    Is.EqualTo(call.IsError),
                    $"{call} gave {Start(result)}"
                );
                Assert.That(
                    Strings(result).Select(traces.Find).FirstOrDefault(found => found is not null),
                    Is.Null,
                    $"{call} gave {Start(result)}"
                );
            }

            foreach (var request in server.Requests)
                Assert.That(Strings(request.Body).FirstOrDefault(text => traces.Find(text) is not null), Is.Null);
            Assert.That(server.Requests, Has.Count.EqualTo(2 + register.Questions.Count));
            // The viewer sees names: otherwise all this would prove nothing.
            Assert.That(
                first.OfType<TableEvent>().SelectMany(table => table.Content.Rows).SelectMany(row => row).OfType<string>(),
                Has.Some.Contains(register.First.Given).And.Some.EqualTo(register.Joined)
            );
        });
    }

    private static async Task<List<AgentEvent>> AskAsync(
        Agent.Client.AgentClient client,
        string question,
        string? thread,
        CancellationToken token
    ) =>
        await client
            .AskAsync(
                new AskRequest
                {
                    Question = question,
                    ThreadId = thread,
                    Mode = AskModes.Model,
                },
                token
            )
            .ToListAsync(token);

    private static string[] Settings(ScriptedModelServer server) =>
        [
            $"Agent:Model:Endpoint={new Uri(server.Address, "v1")}",
            "Agent:Model:Name=scripted-1",
            "Agent:Model:WarmUp=false",
            "Agent:Loop:ReviseFigures=false",
            "Agent:Loop:MaxToolCalls=200",
            "Agent:Privacy:Pseudonyms=Always",
        ];

    private static async Task CallAsync(ScriptedExchange exchange, NameRegister register)
    {
        var question = exchange
            .Request.Json.GetProperty("messages")
            .EnumerateArray()
            .Last(message => message.GetProperty("role").GetString() == "user")
            .GetProperty("content")
            .GetString()!;
        var person = Pseudonym().Match(question).Value;
        var frames = register.Calls.Select(
            (call, index) =>
                Frames.Tool(index, $"call_{index}", call.Tool, call.Arguments.Replace("PERSON", person, StringComparison.Ordinal))
        );
        await exchange.BeginAsync();
        await exchange.SendAsync([.. frames, Frames.Finish("tool_calls"), Frames.Done]);
    }

    // Says back what it was asked, so that the next request has it in its history.
    private static async Task AnswerAsync(ScriptedExchange exchange)
    {
        var question = exchange
            .Request.Json.GetProperty("messages")
            .EnumerateArray()
            .Last(message => message.GetProperty("role").GetString() == "user")
            .GetProperty("content")
            .GetString()!;
        await exchange.BeginAsync();
        await exchange.SendAsync(Frames.Answer($"You asked: {question}"));
    }

    private static List<string> Strings(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return [.. Strings(json.RootElement)];
        }
        catch (JsonException)
        {
            return [text];
        }
    }

    private static IEnumerable<string> Strings(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => [json.GetString()!, .. json.GetString() is ['{' or '[', ..] inner ? Strings(inner) : []],
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
            JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Strings(property.Value).Append(property.Name)),
            _ => [],
        };

    private static string Start(string text) => text[..Math.Min(text.Length, 600)];

    [GeneratedRegex(@"Person_\d+")]
    private static partial Regex Pseudonym();
}
