using System.Text.Json.Nodes;
using Agent.Score;
using Agent.Score.Board;
using Agent.Score.Board.Judging;
using Agent.Tests.Support;

namespace Agent.Tests.Planning.Score;

/// <summary>How the board judges what is no plain number or table.</summary>
public sealed class BoardJudgingTests
{
    [TestCase("""{"num":12,"notnum":24}""", "12 incidents.", Verdict.Right)]
    [TestCase("""{"num":12,"notnum":24}""", "24 incidents, 12 of them open.", Verdict.Wrong)]
    [TestCase("""{"num":[23,29]}""", "23 incidents.", Verdict.Wrong)]
    [TestCase("""{"say":"2026|October","num":0}""", "0 incidents in October.", Verdict.Right)]
    [TestCase("""{"rows":[["Warehouse",900]]}""", "By department: Warehouse 900.", Verdict.Right)]
    [TestCase("""{"refuse":true}""", "900.", Verdict.Wrong)]
    public void Case_Answer_HoldsEveryCheck(string expect, string text, Verdict verdict) =>
        Assert.That(CaseCheck.Judge((JsonObject)JsonNode.Parse(expect)!, Said(text)), Is.EqualTo(verdict));

    [TestCase("""{"refuse":true,"num":500}""", Verdict.RefusedRightly)]
    [TestCase("""{"num":500}""", Verdict.RefusedWrongly)]
    public void Case_Refusal_IsRightOnlyWhereAllowed(string expect, Verdict verdict) =>
        Assert.That(CaseCheck.Judge((JsonObject)JsonNode.Parse(expect)!, Said("I can't.", "refusal")), Is.EqualTo(verdict));

    [TestCase("86", "right", "86 incidents.", Verdict.Right)]
    [TestCase("86", "right", "210 incidents of 86 people.", Verdict.Wrong)]
    [TestCase("11 (December 2025)", "right", "11 incidents.", Verdict.Right)]
    [TestCase("191 (181 if never closed since)", "wrong", "181 actions.", Verdict.Right)]
    [TestCase("3 / 7,376,058 h → 0.41", "wrongly refused", "0.4067 per million hours.", Verdict.Right)]
    [TestCase("TRIFR is per 1,000,000 h: 19.04; got TRIR 3.81", "partly", "3.81 per 200,000 h.", Verdict.Wrong)]
    [TestCase("Security 3, Projects 12", "right", "By department: Security 3, Projects 12.", Verdict.Right)]
    [TestCase("Security 3, Projects 12", "right", "By department: Security 3, Projects 13.", Verdict.Wrong)]
    [TestCase("No Permit 14", "right", "By factor: No Permit 14, Worn Tool 10.", Verdict.Right)]
    [TestCase("no forecast", "rightly refused", "12 incidents.", Verdict.Wrong)]
    public void Words_Answer_HasTheNumbersAsExactAsWritten(string right, string seen, string text, Verdict verdict) =>
        Assert.That(WordsCheck.Parse(right, seen).Judge(Said(text)), Is.EqualTo(verdict));

    [TestCase("[[6]]", "6 singers.", null, Verdict.Right)]
    [TestCase("[[\"a\",3],[\"b\",6]]", "", "[[6,\"x\",\"b\"],[3,\"x\",\"a\"]]", Verdict.Right)]
    [TestCase("[[\"a\"],[\"b\"]]", "", "[[\"b\",3],[\"a\",6]]", Verdict.Right)]
    [TestCase("[[\"a\"],[\"b\"]]", "", "[[\"b\",3],[\"a\",6],[\"c\",7]]", Verdict.Wrong)]
    public void Rows_Table_HasTheGoldRowsInSomeColumns(string gold, string text, string? table, Verdict verdict) =>
        Assert.That(RowsCheck.Judge((JsonArray)JsonNode.Parse(gold)!, false, Said(text, "answer", table)), Is.EqualTo(verdict));

    [Test]
    public void Rows_OrderWanted_CountsTheOrder() =>
        Assert.That(
            RowsCheck.Judge((JsonArray)JsonNode.Parse("""[["a"],["b"]]""")!, true, Said(string.Empty, "answer", """[["b"],["a"]]""")),
            Is.EqualTo(Verdict.Wrong)
        );

    [TestCase("I find nothing about \"severity\" in the data: no column or value is called so.", true)]
    [TestCase("I find nothing about \"supplier\" in the data: no column or value is called so.", false)]
    [TestCase("\"severity\" can mean several things here.", false)]
    public void FalseRefusal_WordInTheData_IsFound(string text, bool expected)
    {
        using var database = HseTables.Create();
        Assert.That(FalseRefusal.Is(text, database.Profile), Is.EqualTo(expected));
    }

    [Test]
    public void OfferedReading_RightFigure_CountsAsOneClick()
    {
        var question = new BoardQuestion(
            "q",
            "f.csv",
            "?",
            "k",
            null,
            answer => MainFigure.Of(answer) == 7 ? Verdict.Right : Verdict.Wrong
        );
        var answer = Said("Do you mean …?", "clarify") with
        {
            Readings = OfferedReading.In(JsonNode.Parse("""{"readings":[{"id":"1","words":"all","figure":7}]}""")),
        };
        Assert.That(BoardLine.Of(new BoardSet("s", "g", [question]), question, answer, false).IsWithinOneClick, Is.True);
    }

    [Test]
    public void Line_Json_RoundTrips()
    {
        var question = new BoardQuestion("q", "f.csv", "?", "k", JsonNode.Parse("""{"num":7}"""), _ => Verdict.Right);
        var line = BoardLine.Of(
            new BoardSet("s", "g", [question]),
            question,
            Said("7 rows.", "answer", "[[7,\"a\"]]") with
            {
                Sql = ["SELECT 7"],
            },
            false
        );
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, line.ToJson());
            Assert.That(BoardLine.Load(file).Single().ToJson(), Is.EqualTo(line.ToJson()));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Answer Said(string text, string outcome = "answer", string? table = null) =>
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
