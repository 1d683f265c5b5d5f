using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Hub.Faces.OpenAi;

/// <summary>What clients make of a response: its texts one behind the other, its items sent again, its name as a file has it.</summary>
[Parallelizable(ParallelScope.All), CancelAfter(120_000)]
public sealed class ResponseTests
{
    [Test]
    public async Task Items_SentAgain_GoOnWithTheConversation(CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync();
        using var http = hub.Http();
        const string Question = "How many incidents are there in 2023?";
        var first = await PostAsync(http, "responses", Body(Question), token);
        JsonArray input = [Message(Question), .. first["output"]!.AsArray().Select(item => item!.DeepClone()), Message("and by month?")];
        var second = await PostAsync(http, "responses", Body(input), token);
        Assert.That((string?)second["agent_hub"]!["thread_id"], Is.EqualTo((string?)first["agent_hub"]!["thread_id"]));
    }

    [Test]
    public async Task Text_ThatTakesThePlaceOfAnother_SaysSo(CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync(
            client: new ScriptedChatClient([new TextContent("There were 987654 of them.")], [new TextContent("I cannot say how many.")])
        );
        using var http = hub.Http();
        var body = Body("How many incidents?");
        body["agent_hub"] = new JsonObject { ["mode"] = "model" };
        var response = await PostAsync(http, "responses", body, token);
        var text = string.Concat(
            response["output"]!
                .AsArray()
                .Where(item => (string?)item!["type"] == "message")
                .Select(item => (string?)item!["content"]![0]!["text"])
        );
        Assert.That(text, Is.EqualTo("There were 987654 of them.\n\n**Corrected:** I cannot say how many."));
    }

    [Test]
    public async Task What_TheHubDoesNotDo_IsNotSaidBack(CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync();
        using var http = hub.Http();
        var body = Body("How many incidents are there?");
        (body["store"], body["background"]) = (false, true);
        var response = await PostAsync(http, "responses", body, token);
        Assert.Multiple(() =>
        {
            Assert.That((bool)response["store"]!, Is.True);
            Assert.That((bool)response["background"]!, Is.False);
            Assert.That((long)response["completed_at"]!, Is.GreaterThanOrEqualTo((long)response["created_at"]!));
        });
    }

    [TestCase("AGENT-HUB", "agent-hub")]
    [TestCase("Agent-Hub/Plant%2050%2525.csv", "agent-hub/plant 50%25.csv")]
    [TestCase("agent-hub%2Fplant%2050%2525.csv", "agent-hub/plant 50%25.csv")]
    public async Task Model_ByItsName_IsFoundInAnyLetters(string asked, string id, CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync(prepare: folder =>
            File.WriteAllText(Path.Combine(folder, "plant 50%25.csv"), "Site,Score\nNorth,7\nSouth,9\n")
        );
        using var http = hub.Http();
        using var answer = await http.GetAsync(new Uri($"/v1/models/{asked}", UriKind.Relative), token);
        var text = await answer.Content.ReadAsStringAsync(token);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        Assert.That(JsonElement.Parse(text).GetProperty("id").GetString(), Is.EqualTo(id));
    }

    private static JsonObject Body(JsonNode input) => new() { ["model"] = "agent-hub", ["input"] = input };

    private static JsonObject Message(string text) => new() { ["role"] = "user", ["content"] = text };

    private static async Task<JsonObject> PostAsync(HttpClient http, string path, JsonObject body, CancellationToken token)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri($"/v1/{path}", UriKind.Relative), content, token);
        var text = await answer.Content.ReadAsStringAsync(token);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return JsonNode.Parse(text)!.AsObject();
    }
}
