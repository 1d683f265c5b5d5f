using System.Text.Json;
using Agent.Console.Evaluation;
using Agent.Console.Questions;
using Agent.Protocol;
using Spectre.Console.Testing;

namespace Agent.Tests.Console.Evaluation;

/// <summary>Answers judged by right values.</summary>
public sealed class RightValueTests
{
    [TestCase("221", "221 incidents. That is 5 % of 4,420.", "answer", "Right")]
    [TestCase("221", "220 incidents.", "answer", "Wrong")]
    [TestCase("39.5", "Average age: 39.49.", "answer", "Right")]
    [TestCase("39.5", "Average age: 39.4.", "answer", "Wrong")]
    [TestCase("221", "I can't.", "refusal", "Refused")]
    [TestCase("221", "Which do you mean?", "clarify", "AskedBack")]
    [TestCase("null", "I can't.", "refusal", "Right")]
    [TestCase("null", "3 incidents.", "answer", "Wrong")]
    [TestCase("\"Maintenance\"", "Maintenance had most incidents: 221 of 867 (25.5 %).", "answer", "Right")]
    [TestCase("\"Assembly\"", "Maintenance had most incidents: 221 of 867 (25.5 %).", "answer", "Wrong")]
    [TestCase("221", "The model did not answer.", "error", "Failed")]
    public void Judge_OfAnAnswer_IsByItsMainFigure(string value, string text, string outcome, string verdict) =>
        Assert.That(RightValue.Judge(Question(value), Answer(text, outcome)).ToString(), Is.EqualTo(verdict));

    [TestCase("[\"North\", \"South\"]", "Right")]
    [TestCase("[\"South\", \"North\"]", "Right")]
    [TestCase("[\"North\"]", "Wrong")]
    public void Judge_OfAList_IsByTheFirstColumn(string value, string verdict)
    {
        var answer = Answer("2 sites.", RunOutcomes.Answer) with
        {
            Tables =
            [
                new AnswerTable
                {
                    Columns = ["site", "n"],
                    Rows =
                    [
                        ["North", 3L],
                        ["South", 2L],
                    ],
                },
            ],
        };

        Assert.That(RightValue.Judge(Question(value), answer).ToString(), Is.EqualTo(verdict));
    }

    [Test]
    public void Read_OfASheet_TakesItsHeadings()
    {
        var read = EvalFile.Read("Question;Right value;Group\r\n\"How many; all?\";1,221;a\r\nWhich sites?;North|South;\r\nWho?;;\r\n");

        Assert.That(
            read.Select(question => $"{question.Id} {question.Question} {question.Value.GetRawText()} {question.Group}"),
            Is.EqualTo(["1 How many; all? 1221 a", "2 Which sites? [\"North\",\"South\"] ", "3 Who? null "])
        );
    }

    [Test]
    public void Read_OfLines_TakesThem() =>
        Assert.That(EvalFile.Read("""{"question":"How many?","value":3,"id":"q"}""").Single().Id, Is.EqualTo("q"));

    [TestCase("a,b\n1,2\n")]
    [TestCase("")]
    [TestCase("""{"question": 3}""")]
    public void Read_OfSomethingElse_SaysSo(string text) =>
        Assert.That(() => EvalFile.Read(text), Throws.InstanceOf<QuestionsFormatException>());

    [Test]
    public void Report_OfResults_CountsWhatCameOfThem()
    {
        using var console = new TestConsole();
        console.Profile.Width = 200;

        EvalReport.Write(
            console,
            [
                Result("1", EvalVerdict.Right, "5", 5, "g"),
                Result("2", EvalVerdict.Wrong, "6", 4, "g"),
                Result("3", EvalVerdict.AskedBack, "clarify", 5, null),
            ]
        );

        Assert.That(
            console.Output,
            Does.Contain("right 1, wrong 1, asked back 1, refused 0, failed 0 of 3")
                .And.Contain("right among answered: 1 of 2 (50 %)")
                .And.Contain("repeatability (the same each time): 2 of 3 (66.7 %)")
                .And.Contain("agreement (the same in other words): 0 of 1 (0 %)")
        );
    }

    [Test]
    public void Compare_OfTwoResults_ShowsWhatChanged()
    {
        using var console = new TestConsole();
        console.Profile.Width = 200;

        EvalReport.Compare(
            console,
            [Result("1", EvalVerdict.Right, "5", 5, null), Result("2", EvalVerdict.Right, "6", 5, null)],
            [Result("1", EvalVerdict.Right, "5", 5, null), Result("2", EvalVerdict.Wrong, "7", 5, null)]
        );

        Assert.That(
            console.Output,
            Does.Contain("right -> wrong: question 2: 6 -> 7")
                .And.Contain("2 questions in both, 0 only before, 0 only after; 1 gave the same.")
        );
    }

    private static EvalResult Result(string id, EvalVerdict verdict, string given, int same, string? group) =>
        new()
        {
            Id = id,
            Question = $"question {id}",
            Verdict = verdict,
            Given = given,
            Answer = given,
            Same = same,
            Asked = 5,
            Group = group,
            TotalMs = 1,
        };

    private static EvalQuestion Question(string value) =>
        new()
        {
            Id = "q",
            Question = "?",
            Value = JsonSerializer.Deserialize<JsonElement>(value),
        };

    private static AnswerLine Answer(string text, string outcome) => new() { Id = "q", AnswerText = text, Outcome = outcome, Tables = [] };
}
