using Agent.Score;
using Agent.Score.Board;
using Agent.Score.Board.Sets;

namespace Agent.Tests.Questions;

/// <summary>How wordings of one question are compared.</summary>
public sealed class AgreementReportTests
{
    [Test]
    public void Of_CountsQuestionsWhoseAnsweredWordingsGiveOneFigure()
    {
        var report = AgreementReport.Of(
        [
            Line("a#1", Verdict.Right, 3), Line("a#2", Verdict.Right, 3), Line("a#3", Verdict.RefusedWrongly, null),
            Line("b#1", Verdict.Right, 5), Line("b#2", Verdict.Wrong, 6),
            Line("c#1", Verdict.Wrong, 7), Line("c#2", Verdict.Wrong, 7),
            Line("d#1", Verdict.Right, 1), Line("d#2", Verdict.RefusedWrongly, null),
        ]);

        Assert.That(
            report,
            Does.StartWith("agreement: 4 questions, 3 answered in two or more of their wordings, 2 of these with one figure (66.7%)")
        );
        Assert.That(report.TrimEnd(), Does.EndWith("2 answered in all"));
    }

    [Test]
    public void Of_NothingAskedInSeveralWordings_SaysNothing() =>
        Assert.That(AgreementReport.Of([Line("a#1", Verdict.Right, 1) with { Group = RepositoryQuestions.Registers }]), Is.Empty);

    private static BoardLine Line(string id, Verdict verdict, double? figure) => new()
    {
        Set = RepositoryQuestions.Agreement,
        Group = RepositoryQuestions.Agreement,
        Id = id,
        File = "register.csv",
        Kind = "agreement",
        Question = id,
        Verdict = verdict,
        Figure = figure,
    };
}
