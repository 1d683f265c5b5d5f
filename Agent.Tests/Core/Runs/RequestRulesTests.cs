using System.Text.Json;
using Agent.Core.Runs;
using Agent.Protocol;

namespace Agent.Tests.Core.Runs;

public sealed class RequestRulesTests
{
    private static readonly RunOptions Options = new();

    [TestCase("")]
    [TestCase("   \n")]
    public void Check_EmptyQuestion_IsBadRequest(string question) =>
        Assert.That(RequestRules.Check(new AskRequest { Question = question }, Options)?.Code, Is.EqualTo(ErrorCodes.BadRequest));

    [Test]
    public void Check_NoRequest_IsBadRequest() =>
        Assert.That(RequestRules.Check(null, Options)?.Code, Is.EqualTo(ErrorCodes.BadRequest));

    [Test]
    public void Check_QuestionOf100Kilobytes_IsTooLong() =>
        Assert.That(
            RequestRules.Check(new AskRequest { Question = new string('a', 100_000) }, Options)?.Code,
            Is.EqualTo(ErrorCodes.QuestionTooLong)
        );

    [Test]
    public void Check_UnknownMode_IsBadRequest() =>
        Assert.That(
            RequestRules.Check(new AskRequest { Question = "q", Mode = "magic" }, Options)?.Code,
            Is.EqualTo(ErrorCodes.BadRequest)
        );

    [Test]
    public void Check_ControlCharacterInId_IsBadRequest() =>
        Assert.That(
            RequestRules.Check(new AskRequest { Question = "q", ThreadId = "a\u0000b" }, Options)?.Code,
            Is.EqualTo(ErrorCodes.BadRequest)
        );

    [TestCase("""{"from":"Incidents","select":[{"type":"count"}]}""", null)]
    [TestCase(
        """{"from":"Incidents","selekt":[]}""",
        "\"selekt\" is no part of the query. Did you mean \"select\"? Known are version, from, unit, where, select, groupBy, having, forAll, "
            + "countGroups, order, limit, compare, window, rows, asOf, presentation."
    )]
    [TestCase("""{"version":99,"from":"Incidents"}""", "The query is of version 99; this hub knows 1.")]
    [TestCase("[]", "The query must be a JSON object with at least \"from\".")]
    public void Check_QueryWithoutAQuestion_HasToBeReadable(string query, string? detail) =>
        Assert.That(
            RequestRules.Check(new AskRequest { Query = JsonSerializer.Deserialize<JsonElement>(query) }, Options)?.Detail,
            Is.EqualTo(detail)
        );

    [TestCase("t", null)]
    [TestCase(null, ErrorCodes.BadRequest)]
    public void Check_Reading_NeedsItsConversation(string? thread, string? code) =>
        Assert.That(RequestRules.Check(new AskRequest { Reading = "r-1", ThreadId = thread }, Options)?.Code, Is.EqualTo(code));

    [TestCase(null)]
    [TestCase(AskModes.Auto)]
    [TestCase(AskModes.Model)]
    [TestCase(AskModes.Offline)]
    public void Check_GoodRequest_IsFine(string? mode) =>
        Assert.That(RequestRules.Check(new AskRequest { Question = "How many?", Mode = mode, ClientRequestId = "r1" }, Options), Is.Null);
}
