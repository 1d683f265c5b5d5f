using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Protocol;
using Agent.Tests.Support;
using Agent.Tests.Support.ScriptedEndpoint;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.EndToEnd;

/// <summary>What leaves the hub for a model's endpoint, byte by byte, over the sample workbook with its made-up persons.</summary>
public sealed partial class PrivacyTests
{
    /// <summary>Calls that bring names into results by every tool.</summary>
    private static readonly (string Tool, string Arguments)[] Calls =
    [
        ("get_schema", "{}"),
        ("get_data_summary", """{"sheet":"Incident"}"""),
        ("filter_data", """{"sheet":"Incident","limit":50}"""),
        ("filter_data", """{"sheet":"Incident","where":[{"column":"Supervisor","op":"equals","value":"NAME"}],"limit":20}"""),
        ("aggregate_data", """{"sheet":"Incident","measure":"count","group_by":["Supervisor"],"limit":100}"""),
        ("get_top_values", """{"sheet":"Incident","column":"Reported By","limit":50}"""),
        ("get_top_values", """{"sheet":"Incident","column":"Witnesses","limit":50}"""),
        ("get_top_values", """{"sheet":"Incident","column":"Superviser","limit":5}"""),
        ("search_text", """{"text":"NAME","limit":20}"""),
        ("run_sql", """{"sql":"SELECT \"Investigator\" AS who, count(*) AS n FROM \"Incident\" GROUP BY 1 ORDER BY 2 DESC"}"""),
        (
            "run_sql",
            """{"sql":"SELECT upper(\"Supervisor\") AS loud, split_part(\"Entered By\", ' ', 2) AS part FROM \"Incident\" LIMIT 40"}"""
        ),
        ("create_chart", """{"kind":"bar","sheet":"Incident","measure":"count","group_by":["Entered By"]}"""),
        ("filter_data", """{"sheet":"Incident","where":[{"column":"Supervisor","op":"equals","value":"NAME X"}]}"""),
    ];

    [Test, CancelAfter(400_000)]
    public async Task Ask_QuestionsFullOfNames_NoNameReachesTheEndpointAndTheViewerSeesThem(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(number => number == 0 ? CallsTools : Answers);
        await using var hub = await TestHub.StartAsync(Settings(server, "Always"));
        await using var client = hub.Client();
        var profile = await ProfileAsync(hub, token);
        var names = profile
            .Sheets.SelectMany(sheet => sheet.Columns)
            .Where(column => column.IsPerson)
            .SelectMany(column => column.Values)
            .Select(value => value.Value)
            .Where(name => name.Contains(' ', StringComparison.Ordinal))
            .Distinct()
            .ToList();
        var name = names[0];

        var first = await client
            .AskAsync(
                new AskRequest { Question = $"What did {name} report, and {names[1].ToLowerInvariant()}?", Mode = AskModes.Model },
                token
            )
            .ToListAsync(token);
        var threadId = ((RunStartedEvent)first[0]).ThreadId;
        var second = await client
            .AskAsync(
                new AskRequest
                {
                    Question = "And the others?",
                    ThreadId = threadId,
                    Mode = AskModes.Model,
                },
                token
            )
            .ToListAsync(token);

        var sent = server.Requests.Select(request => request.Body).ToList();
        var words = names.SelectMany(person => person.Split(' ')).Distinct().ToList();
        var leaked = server
            .Requests.SelectMany(request => Strings(request.Json))
            .SelectMany(text => Words().Matches(text).Select(match => match.Value))
            .Distinct()
            .Intersect(words, StringComparer.OrdinalIgnoreCase);
        Assert.Multiple(() =>
        {
            Assert.That(names, Has.Count.GreaterThan(300));
            Assert.That(first[^1], Is.TypeOf<RunFinishedEvent>());
            Assert.That(second[^1], Is.TypeOf<RunFinishedEvent>());
            Assert.That(sent, Has.Count.EqualTo(3));
            Assert.That(leaked, Is.Empty);
            Assert.That(sent[1], Does.Contain("Person_"));
            Assert.That(first.OfType<TableEvent>().Count(), Is.GreaterThanOrEqualTo(9));
            Assert.That(
                first.OfType<TableEvent>().SelectMany(table => table.Content.Rows).SelectMany(row => row).OfType<string>(),
                Does.Contain(name)
            );
            Assert.That(((RunFinishedEvent)first[^1]).Result.Answer, Does.Contain(name).And.Not.Contain("Person_"));
            Assert.That(
                string.Concat(first.OfType<ToolCallArgsEvent>().Select(next => next.Delta)),
                Does.Contain(name).And.Not.Contain("Person_")
            );
        });
    }

    [TestCase("Auto")]
    [TestCase("Never")]
    [CancelAfter(400_000)]
    public async Task Ask_EndpointOnThisMachine_IsSentNamesUnlessAlwaysIsSet(string mode, CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Answers);
        await using var hub = await TestHub.StartAsync(Settings(server, mode));
        await using var client = hub.Client();
        var person = (await ProfileAsync(hub, token)).Sheets[0].Columns.First(column => column.IsPerson).Values[0].Value;

        await client.AskAsync(new AskRequest { Question = $"What did {person} report?", Mode = AskModes.Model }, token).ToListAsync(token);

        Assert.That(server.Requests.Single().Body, Does.Contain($"What did {person} report?"));
    }

    private static string[] Settings(ScriptedModelServer server, string mode) =>
        [
            $"Agent:Model:Endpoint={new Uri(server.Address, "v1")}",
            "Agent:Model:ApiKey=the-key",
            "Agent:Model:Name=scripted-1",
            "Agent:Model:WarmUp=false",
            "Agent:Loop:ReviseFigures=false",
            $"Agent:Privacy:Pseudonyms={mode}",
        ];

    private static async Task<DatasetProfile> ProfileAsync(TestHub hub, CancellationToken token)
    {
        using var dataset = await hub.Services.GetRequiredService<IDatasetCatalog>().OpenAsync("hse-sample", token);
        return dataset.Profile;
    }

    /// <summary>Calls every tool, with the pseudonym it was given where a name belongs.</summary>
    private static async Task CallsTools(ScriptedExchange exchange)
    {
        var pseudonym = Pseudonym().Match(Question(exchange)).Value;
        var frames = Calls.Select(
            (call, index) =>
                Frames.Tool(index, $"call_{index}", call.Tool, call.Arguments.Replace("NAME", pseudonym, StringComparison.Ordinal))
        );
        await SendAsync(exchange, [.. frames, Frames.Finish("tool_calls"), Frames.Done]);
    }

    private static Task Answers(ScriptedExchange exchange) =>
        SendAsync(exchange, Frames.Answer($"It was {Pseudonym().Match(Question(exchange)).Value} as far as known."));

    private static async Task SendAsync(ScriptedExchange exchange, string[] frames)
    {
        await exchange.BeginAsync();
        await exchange.SendAsync(frames);
    }

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Strings(property.Value)),
        _ => [],
    };

    private static string Question(ScriptedExchange exchange) =>
        exchange
            .Request.Json.GetProperty("messages")
            .EnumerateArray()
            .Last(message => message.GetProperty("role").GetString() == "user")
            .GetProperty("content")
            is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : string.Empty;

    [GeneratedRegex(@"Person_\d+")]
    private static partial Regex Pseudonym();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Words();
}
