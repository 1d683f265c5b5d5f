using System.Text.Json;
using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Privacy;
using Agent.Core.Tools;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Core.Privacy;

public sealed class PrivacyChatClientTests
{
    private static readonly DatasetProfile Plant = Persons.Profile("Alva Abendroth", "Mirela Lindquarry");

    private static readonly ToolTable Reports = new(
        new TableContent
        {
            TableId = "t1",
            Title = "Incidents of Alva Abendroth",
            Columns = [Column("Reported By"), Column("Witnesses"), Column("Narrative")],
            Rows =
            [
                ["Alva Abendroth", "Mirela Lindquarry; Nuno Newcomer", "Abendroth slipped while Nuno Newcomer watched."],
                ["Piet Stranger", null, "Piet Stranger fell."],
            ],
            TotalRows = 2,
            Evidence = new Evidence
            {
                Dataset = "plant",
                Version = "v1",
                Sheet = "Incident",
                Sql = "SELECT * FROM Incident WHERE \"Reported By\" = 'Alva Abendroth'",
                RowsUsed = 2,
            },
            Notes = ["\"lindquary\" read as \"Mirela Lindquarry\"."],
        }
    );

    private static readonly string[] Hidden = ["Alva", "Abendroth", "Mirela", "Lindquarry", "Nuno", "Newcomer", "Piet", "Stranger"];

    [Test, CancelAfter(120_000)]
    public async Task Run_NamesEverywhere_ModelSeesNoneAndViewerAndToolsSeeAll(CancellationToken token)
    {
        AIFunctionArguments? asked = null;
        var tool = TestLoop.Tool("filter", (arguments, _) =>
        {
            asked = arguments;
            return Task.FromResult<ToolResult>(Reports);
        });
        using var model = new ScriptedModel(
            ScriptedModel.Says(
                new TextReasoningContent("So Person_00"),
                new TextReasoningContent("01 it is."),
                ScriptedModel.Call(
                    "c1",
                    "filter",
                    ("name", "Person_0001"),
                    ("where", JsonSerializer.SerializeToElement(new[] { new { column = "Reported By", value = "Person_0001" } }))
                )
            ),
            ScriptedModel.Says(new TextContent("It was Per"), new TextContent("son_0001"), new TextContent(", seen by Person_0004."))
        );
        var history = new[]
        {
            new ChatMessage(ChatRole.User, "And Mirela?"),
            new ChatMessage(ChatRole.Assistant, "Mirela Lindquarry had none."),
        };
        var request = Request(model, "What did alva abendroth report?", history, tool);

        var events = await TestLoop.RunAsync(TestLoop.Create(), request, token);

        Assert.Multiple(() =>
        {
            foreach (var turn in model.Turns)
                Assert.That(Hidden.Where(name => turn.All.Contains(name, StringComparison.OrdinalIgnoreCase)), Is.Empty, turn.All);
            Assert.That(asked!["name"], Is.EqualTo("Alva Abendroth"));
            Assert.That(((JsonElement)asked["where"]!)[0].GetProperty("value").GetString(), Is.EqualTo("Alva Abendroth"));
            Assert.That(TestLoop.Said(events), Is.EqualTo("It was Alva Abendroth, seen by Mirela Lindquarry."));
            Assert.That(
                string.Concat(events.OfType<ReasoningMessageContentEvent>().Select(next => next.Delta)),
                Is.EqualTo("So Alva Abendroth it is.")
            );
            Assert.That(events.OfType<ToolCallArgsEvent>().Single().Delta, Does.Contain("Alva Abendroth").And.Not.Contain("Person_"));
            Assert.That(events.OfType<TableEvent>().Single().Content, Is.SameAs(Reports.Table));
            Assert.That(request.Answer.Text, Is.EqualTo("It was Alva Abendroth, seen by Mirela Lindquarry."));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Run_SameName_HasTheSamePseudonymInEveryPlaceAndTurn(CancellationToken token)
    {
        using var model = new ScriptedModel(ScriptedModel.Says(ScriptedModel.Call("c1", "filter")), ScriptedModel.Says("Done."));
        await TestLoop.RunAsync(TestLoop.Create(), Request(model, "Alva Abendroth?", [], TestLoop.Tool("filter", Reports)), token);

        var result = JsonDocument.Parse(model.Turns[1].Results.Single()).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(model.Turns[0].Messages[^1].Text, Is.EqualTo("Person_0001?"));
            Assert.That(model.Turns[1].Messages[1].Text, Is.EqualTo("Person_0001?"));
            Assert.That(result.GetProperty("rows")[0][0].GetString(), Is.EqualTo("Person_0001"));
            Assert.That(result.GetProperty("evidence").GetProperty("sql").GetString(), Does.EndWith("= 'Person_0001'"));
            Assert.That(
                result.GetProperty("rows")[1][2].GetString(),
                Is.EqualTo($"{result.GetProperty("rows")[1][0].GetString()} fell."),
                "a name that only the result knows"
            );
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Run_ProfileKnowsNotAllNames_NamesUnderAnotherColumnNameAreHiddenToo(CancellationToken token)
    {
        var aliased = TestLoop.Table("t1", ["Quirin Sandhurstle", 3L], ["Harbour", 2L]);
        aliased = aliased with { Table = aliased.Table with { Columns = [Column("who"), Column("n")] } };
        using var model = new ScriptedModel(ScriptedModel.Says(ScriptedModel.Call("c1", "sql")), ScriptedModel.Says("Done."));
        var request = Request(
            model,
            "Who?",
            [],
            Persons.Profile(false, "Alva Abendroth", "Mirela Lindquarry"),
            TestLoop.Tool("sql", aliased)
        );
        await TestLoop.RunAsync(TestLoop.Create(), request, token);

        Assert.That(model.Turns[1].All, Does.Not.Contain("Quirin").And.Not.Contain("Sandhurstle"));
    }

    [Test, CancelAfter(120_000)]
    public async Task Run_ErrorThatNamesTheNearest_HidesThem(CancellationToken token)
    {
        using var model = new ScriptedModel(ScriptedModel.Says(ScriptedModel.Call("c1", "filter")), ScriptedModel.Says("Done."));
        var error = new ToolError("unknown_value", "There is no 'Alba Abendroth'.", ["Alva Abendroth"]);
        await TestLoop.RunAsync(TestLoop.Create(), Request(model, "Who?", [], TestLoop.Tool("filter", error)), token);

        Assert.That(model.Turns[1].Results.Single(), Does.Not.Contain("Abendroth").And.Contain("\"nearest\":[\"Person_0001\"]"));
    }

    [Test, CancelAfter(120_000)]
    public async Task Run_NoPersonColumns_SendsEverythingAsItIs(CancellationToken token)
    {
        using var model = new ScriptedModel(ScriptedModel.Says("Alva Person_0001."));
        var request = Request(model, "Alva Abendroth?", [], TestLoop.Profile);
        var events = await TestLoop.RunAsync(TestLoop.Create(), request, token);

        Assert.Multiple(() =>
        {
            Assert.That(model.Turns[0].Messages[^1].Text, Is.EqualTo("Alva Abendroth?"));
            Assert.That(model.Turns[0].System, Does.Not.Contain("Person_"));
            Assert.That(TestLoop.Said(events), Is.EqualTo("Alva Person_0001."));
        });
    }

    [TestCase(PseudonymMode.Auto, "https://models.example/v1", true)]
    [TestCase(PseudonymMode.Auto, "http://192.168.1.20:8000/v1", true)]
    [TestCase(PseudonymMode.Auto, "http://localhost:11434/v1", false)]
    [TestCase(PseudonymMode.Auto, "http://127.0.0.1:8080/v1", false)]
    [TestCase(PseudonymMode.Auto, "http://[::1]:8080/v1", false)]
    [TestCase(PseudonymMode.Auto, null, true)]
    [TestCase(PseudonymMode.Always, "http://localhost:11434/v1", true)]
    [TestCase(PseudonymMode.Never, "https://models.example/v1", false)]
    public void IsWanted_ByModeAndAddress(PseudonymMode mode, string? address, bool wanted) =>
        Assert.That(
            PrivacyChatClient.IsWanted(address is null ? null : new Uri(address), new PrivacyOptions { Pseudonyms = mode }),
            Is.EqualTo(wanted)
        );

    private static AgentTurnRequest Request(
        ScriptedModel model,
        string question,
        IReadOnlyList<ChatMessage> history,
        params AIFunction[] tools
    ) => Request(model, question, history, Plant, tools);

    private static AgentTurnRequest Request(
        ScriptedModel model,
        string question,
        IReadOnlyList<ChatMessage> history,
        DatasetProfile profile,
        params AIFunction[] tools
    ) =>
        new()
        {
            RunId = "run",
            ThreadId = "thread",
            Question = question,
            History = history,
            Client = PrivacyChatClient.Wrap(model, new PrivacyOptions()),
            Profile = profile,
            Tools = tools,
        };

    private static TableColumn Column(string name) => new() { Name = name, Label = name, Kind = "text" };
}
