using Agent.Score;
using Agent.Score.Board;
using Agent.Score.Board.Sets;
using Agent.Tests.Support;

namespace Agent.Tests.Planning.Net;

/// <summary>
/// The approved readings: what is answered is right and read as approved, what could be answered still is, and what cannot be answered is
/// refused. Figures were
/// computed apart from the product; <c>known.txt</c> names the questions that are not answered so yet. After a change of words that is
/// meant, run once with
/// <c>AGENT_APPROVE=1</c>: the readings and sentences of what is answered right are taken into the file.
/// </summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[CancelAfter(400_000)]
public sealed class ApprovedReadingsTests
{
    private readonly TempFolder _cache = new();
    private BoardSet _set = null!;
    private IReadOnlyList<BoardLine> _lines = null!;
    private HashSet<string> _known = null!;

    [OneTimeSetUp]
    public async Task AskAll()
    {
        _set = NetQuestions.Load(_cache.Path).Single();
        _known = [.. NetQuestions.Known()];
        _lines = await BoardCommand.AskAsync([_set], _set.AskedOn, _cache.Path, CancellationToken.None);
        if (Environment.GetEnvironmentVariable("AGENT_APPROVE") == "1")
            NetQuestions.Approve(_lines);
    }

    [OneTimeTearDown]
    public void Remove() => _cache.Dispose();

    [Test]
    public void Net_Size_IsThreeHundredWithFiftyThatHaveNoAnswer() => Assert.Multiple(() =>
    {
        Assert.That(_set.Questions, Has.Count.GreaterThanOrEqualTo(300));
        Assert.That(_set.Questions.Count(question => question.IsRefusal), Is.GreaterThanOrEqualTo(50));
        Assert.That(_set.Questions.Select(question => question.Id), Is.Unique);
        Assert.That(_known, Is.SubsetOf(_set.Questions.Select(question => question.Id)));
    });

    [Test]
    public void Ask_AnyQuestion_NoFigureIsWrong() =>
        Assert.That(Unknown().Where(line => line.Verdict is Verdict.Wrong or Verdict.Missing).Select(Shown), Is.Empty);

    [Test]
    public void Ask_WhatCouldBeAnswered_StillIs()
    {
        var wanted = _set.Questions.Where(question => question.MustBeAnswered).Select(question => question.Id).ToHashSet();
        Assert.That(
            string.Join('\n', Unknown().Where(line => wanted.Contains(line.Id) && line.Verdict != Verdict.Right).Select(Shown)),
            Is.Empty
        );
    }

    [Test]
    public void Ask_WhatIsAnswered_IsReadAsApproved()
    {
        var approved = _set
            .Questions.Where(question => question.Reading is not null || question.Sentence is not null)
            .ToDictionary(question => question.Id);
        Assert.Multiple(() =>
        {
            foreach (var line in Unknown().Where(line => line.Verdict == Verdict.Right && approved.ContainsKey(line.Id)))
            {
                Assert.That(
                    NetQuestions.ReadingOf(line),
                    Is.EqualTo(approved[line.Id].Reading ?? string.Empty),
                    $"{line.Id} {line.Question}"
                );
                Assert.That(NetQuestions.SentenceOf(line), Is.EqualTo(approved[line.Id].Sentence), $"{line.Id} {line.Question}");
            }
        });
    }

    [Test]
    public void Known_WhatIsAnsweredRightByNow_IsToldToBeTakenOut()
    {
        var mended = _lines.Where(line => _known.Contains(line.Id) && line.IsRight).Select(line => line.Id).ToList();
        Assert.That(_known, Is.Not.SupersetOf(_set.Questions.Select(question => question.Id)));
        Assert.That(string.Join(' ', mended), Is.Empty, "Answered right by now: to be taken out of known.txt.");
    }

    private IEnumerable<BoardLine> Unknown() => _lines.Where(line => !_known.Contains(line.Id));

    private static string Shown(BoardLine line) => $"{line.Id} {line.Question} -> {line.Answer} (right: {line.Expected?.ToJsonString()})";
}
