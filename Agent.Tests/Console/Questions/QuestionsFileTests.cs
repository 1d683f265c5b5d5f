using Agent.Console.Questions;

namespace Agent.Tests.Console.Questions;

public sealed class QuestionsFileTests
{
    [Test]
    public void Read_Lines_KeepsOrderAndPassesOverBlankLines()
    {
        var read = Read("""
            {"id": "q1", "file": "plant.xlsx", "question": "How many?"}

            {"id": "q2", "question": "Which?", "later": 1}
            """);

        Assert.That(read, Is.EqualTo(new[]
        {
            new QuestionLine { Id = "q1", File = "plant.xlsx", Question = "How many?" },
            new QuestionLine { Id = "q2", Question = "Which?" },
        }));
    }

    [TestCase("{\"id\": \"q1\"", "Line 2 is no question")]
    [TestCase("{\"id\": \"q1\"}", "Line 2 is no question")]
    [TestCase("null", "Line 2 is no question")]
    public void Read_BadLine_SaysWhichOne(string line, string expected) =>
        Assert.That(
            () => Read("{\"id\": \"q0\", \"question\": \"x\"}\n" + line),
            Throws.TypeOf<QuestionsFormatException>().With.Message.StartsWith(expected));

    [Test]
    public void Write_Answer_HasTheAgreedFields()
    {
        var line = QuestionsFile.Write(new AnswerLine
        {
            Id = "q1",
            AnswerText = "Zürich: 3",
            Outcome = "answer",
            Tables = [new AnswerTable { Columns = ["site", "count"], Rows = [["Zürich", 3L]] }],
            AnsweredBy = "offline",
            FirstTokenMs = 12.5,
            TotalMs = 20,
        });

        Assert.That(
            line,
            Is.EqualTo(
                """{"id":"q1","answer_text":"Zürich: 3","outcome":"answer","tables":[{"columns":["site","count"],"rows":[["Zürich",3]]}],"answered_by":"offline","first_token_ms":12.5,"total_ms":20}"""
            )
        );
    }

    private static IReadOnlyList<QuestionLine> Read(string text)
    {
        using var reader = new StringReader(text);
        return QuestionsFile.Read(reader);
    }
}
