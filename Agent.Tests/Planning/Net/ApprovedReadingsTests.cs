using Agent.Score;
using Agent.Score.Board;
using Agent.Score.Board.Sets;
using Agent.Tests.Support;

namespace Agent.Tests.Planning.Net;

/// <summary>The approved readings: what is answered is right, what could be answered still is, and what cannot be answered is refused.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[CancelAfter(120_000)]
public sealed class ApprovedReadingsTests
{
    private readonly TempFolder _cache = new();
    private BoardSet _set = null!;
    private IReadOnlyList<BoardLine> _lines = null!;

    [OneTimeSetUp]
    public async Task AskAll()
    {
        _set = NetQuestions.Load(_cache.Path).Single();
        _lines = await BoardCommand.AskAsync([_set], _set.AskedOn, _cache.Path, CancellationToken.None);
    }

    [OneTimeTearDown]
    public void Remove() => _cache.Dispose();

    [Test]
    public void Net_Size_IsThreeHundredWithSixtyThatHaveNoAnswer() => Assert.Multiple(() =>
    {
        Assert.That(_set.Questions, Has.Count.GreaterThanOrEqualTo(300));
        Assert.That(_set.Questions.Count(question => question.IsRefusal), Is.GreaterThanOrEqualTo(60));
        Assert.That(_set.Questions.Select(question => question.Id), Is.Unique);
    });

    [Test]
    public void Ask_AnyQuestion_NoFigureIsWrong() =>
        Assert.That(_lines.Where(line => line.Verdict is Verdict.Wrong or Verdict.Missing).Select(Shown), Is.Empty);

    [Test]
    public void Ask_WhatCouldBeAnswered_StillIs()
    {
        var wanted = _set.Questions.Where(question => question.MustBeAnswered).Select(question => question.Id).ToHashSet();
        Assert.That(_lines.Where(line => wanted.Contains(line.Id) && line.Verdict != Verdict.Right).Select(Shown), Is.Empty);
    }

    private static string Shown(BoardLine line) => $"{line.Id} {line.Question} -> {line.Answer} (right: {line.Expected?.ToJsonString()})";
}
