using System.Text.Json;
using Agent.Hub.Faces.AgUi;

namespace Agent.Tests.Hub.Faces.AgUi;

public sealed class RunAgentInputTests
{
    private const string Asked = """{"id":"u","role":"user","content":"How many?"}""";

    [TestCase("", "How many?")]
    [TestCase(""","somethingLater":[1],"state":7,"tools":[],"context":[],"forwardedProps":null""", "How many?")]
    [TestCase(""","resume":[{"interruptId":"i","status":"resolved","payload":"Audits"}]""", "Audits")]
    [TestCase(""","resume":[{"interruptId":"i","status":"resolved","payload":{"answer":"Audits"}}]""", "Audits")]
    [TestCase(""","resume":[{"interruptId":"i","status":"cancelled"}]""", "How many?")]
    public void Read_WellFormed_GivesTheQuestion(string more, string question) =>
        Assert.That(Read(Asked, more, out _)?.Question, Is.EqualTo(question));

    [TestCase(
        """{"id":"a","role":"user","content":"First"},{"id":"b","role":"assistant","content":"Yes"},{"id":"c","role":"user","content":"Second"}""",
        "Second"
    )]
    [TestCase(
        """{"id":"a","role":"user","content":[{"type":"text","text":"One"},{"type":"image","source":{}},{"type":"text","text":"Two"}]}""",
        "One\nTwo"
    )]
    [TestCase(
        """{"id":"a","role":"user","content":"First"},{"id":"b","role":"assistant","toolCalls":[]},{"id":"c","role":"tool","toolCallId":"t","content":"x"},{"id":"d","role":"later","content":{}}""",
        "First"
    )]
    public void Read_Messages_GiveTheNewestOfTheUser(string messages, string question) =>
        Assert.That(Read(messages, "", out _)?.Question, Is.EqualTo(question));

    [TestCase("", "", "messages must hold a user message with text.")]
    [TestCase("""{"id":"a","role":"user","content":" "}""", "", "messages must hold a user message with text.")]
    [TestCase("""{"id":"a","role":"user","content":7}""", "", "The content of a user message must be a text or an array of parts.")]
    [TestCase("""{"role":"user","content":"x"}""", "", "Each message must be an object with id and role.")]
    [TestCase("7", "", "Each message must be an object with id and role.")]
    [TestCase(Asked, ""","tools":{}""", "tools must be an array.")]
    [TestCase(Asked, ""","context":["x"]""", "context must be an array of objects.")]
    [TestCase(Asked, ""","protocolVersion":1""", "protocolVersion must be a text.")]
    [TestCase(Asked, ""","forwardedProps":"x" """, "forwardedProps must be an object.")]
    [TestCase(Asked, ""","forwardedProps":{"dataset":7}""", "forwardedProps.dataset must be a text.")]
    [TestCase(Asked, ""","forwardedProps":{"interrupts":"yes"}""", "forwardedProps.interrupts must be true or false.")]
    [TestCase(Asked, ""","forwardedProps":{"approval":{"approved":true}}""", "forwardedProps.approval.id must be a text.")]
    [TestCase(Asked, ""","resume":[{"interruptId":"a","status":7}]""", "resume.status must be a text.")]
    [TestCase(Asked, ""","resume":[{"status":"resolved"}]""", "Each entry of resume must name its interruptId.")]
    public void Read_Malformed_SaysWhat(string messages, string more, string problem)
    {
        var input = Read(messages, more, out var said);
        Assert.Multiple(() =>
        {
            Assert.That(input, Is.Null);
            Assert.That(said, Is.EqualTo(problem));
        });
    }

    [TestCase("""{"runId":"r","messages":[]}""")]
    [TestCase("""{"threadId":7,"runId":"r","messages":[]}""")]
    [TestCase("""{"threadId":"t","runId":"","messages":[]}""")]
    [TestCase("""{"threadId":"t","runId":"r"}""")]
    [TestCase("{}")]
    public void Read_RequiredMembersMissing_IsRefused(string body) =>
        Assert.That(RunAgentInputReader.Read(JsonSerializer.Deserialize<JsonElement>(body), out _), Is.Null);

    [TestCase("1.0", true)]
    [TestCase("1.2", true)]
    [TestCase("1", true)]
    [TestCase("2.0.0-beta", true)]
    [TestCase("", false)]
    [TestCase("0.9", false)]
    [TestCase("next", false)]
    public void KnowsCancelled_FollowsTheVersion(string version, bool knows) =>
        Assert.That(Read(Asked, $",\"protocolVersion\":\"{version}\"", out _)!.KnowsCancelled, Is.EqualTo(knows));

    private static RunAgentInput? Read(string messages, string more, out string? problem) =>
        RunAgentInputReader.Read(
            JsonSerializer.Deserialize<JsonElement>($$"""{"threadId":"t","runId":"r","messages":[{{messages}}]{{more}}}"""),
            out problem
        );
}
