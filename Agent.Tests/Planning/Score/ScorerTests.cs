using System.Text.Json.Nodes;
using Agent.Score;

namespace Agent.Tests.Planning.Score;

public sealed class ScorerTests
{
    [TestCase(
        """{"type":"number","value":2964,"tolerance":0}""",
        "2,964 accidents. Counted in a sheet of 4,847 rows.",
        null,
        Verdict.Right
    )]
    [TestCase(
        """{"type":"number","value":4847,"tolerance":0}""",
        "2,964 accidents. Counted in a sheet of 4,847 rows.",
        null,
        Verdict.Wrong
    )]
    [TestCase("""{"type":"number","value":2964,"tolerance":0}""", "Of 4,847 accidents 2,964 were fatal.", null, Verdict.Wrong)]
    [TestCase("""{"type":"number","value":2964,"tolerance":0}""", "See the table.", "[[2964]]", Verdict.Right)]
    [TestCase(
        """{"type":"number","value":2964,"tolerance":0}""",
        "See the table.",
        "[[\"Fatal\",2964],[\"Nonfatal\",1883]]",
        Verdict.Wrong
    )]
    [TestCase("""{"type":"number","value":61.15,"tolerance":0.1,"unit":"percent"}""", "61.2% of them.", null, Verdict.Right)]
    [TestCase("""{"type":"number","value":61.15,"tolerance":0.1,"unit":"percent"}""", "0.612 of them.", null, Verdict.Wrong)]
    [TestCase("""{"type":"number","value":4847,"tolerance":0,"alt":[4844]}""", "4,844 accidents.", null, Verdict.Right)]
    [TestCase("""{"type":"list","value":["Head"],"tolerance":0}""", "Head: 1,023 accidents.", "[[\"Head\",1023]]", Verdict.Right)]
    [TestCase("""{"type":"list","value":["a","b"],"tolerance":0}""", "", "[[\"b\",2],[\"a\",1]]", Verdict.Wrong)]
    [TestCase("""{"type":"list","value":["a","b"],"tolerance":0,"any_order":true}""", "", "[[\"b\",2],[\"a\",1]]", Verdict.Right)]
    [TestCase("""{"type":"table","value":[["a",1],["b",2]],"tolerance":0}""", "", "[[\"b\",2],[\"a\",1]]", Verdict.Right)]
    [TestCase("""{"type":"table","value":[["a",1],["b",2]],"tolerance":0}""", "", "[[\"b\",2],[\"a\",1],[\"c\",3]]", Verdict.Wrong)]
    [TestCase("""{"type":"table","value":[["a",1],["b",2]],"tolerance":0}""", "", "[[\"b\",1],[\"a\",2]]", Verdict.Wrong)]
    public void Judge_Answer_CountsOnlyTheAnswerItself(string expected, string text, string? table, Verdict verdict) =>
        Assert.That(Scorer.Judge(Asked(expected), Given(text, "answer", table)), Is.EqualTo(verdict));

    [TestCase("refusal", Verdict.RefusedRightly)]
    [TestCase("clarify", Verdict.RefusedRightly)]
    [TestCase("answer", Verdict.Wrong)]
    [TestCase("error", Verdict.Missing)]
    public void Judge_NothingToAnswer_WantsARefusal(string outcome, Verdict verdict) =>
        Assert.That(
            Scorer.Judge(Asked("""{"type":"refusal","value":"no_such_column"}"""), Given("12 of them.", outcome)),
            Is.EqualTo(verdict)
        );

    [Test]
    public void Judge_PlainStatementOutsideTheData_IsRightToo() =>
        Assert.That(
            Scorer.Judge(Asked("""{"type":"refusal","value":"out_of_range","accept_numbers":[0]}"""), Given("0 accidents.", "answer")),
            Is.EqualTo(Verdict.Right)
        );

    [Test]
    public void Judge_RefusalOfAnAnswerableQuestion_IsRefusedWrongly() =>
        Assert.That(
            Scorer.Judge(Asked("""{"type":"number","value":1,"tolerance":0}"""), Given("I can't.", "refusal")),
            Is.EqualTo(Verdict.RefusedWrongly)
        );

    private static Question Asked(string expected) => new("q", "f", "?", "a", (JsonObject)JsonNode.Parse(expected)!);

    private static Answer Given(string text, string outcome, string? table = null) =>
        new(
            "q",
            text,
            outcome,
            table is null
                ? []
                :
                [
                    [.. ((JsonArray)JsonNode.Parse(table)!).Select(row => (IReadOnlyList<JsonNode?>)[.. (JsonArray)row!])],
                ]
        );
}
