using Agent.Core.Datasets;
using Agent.Planning.Answers.Words;
using Agent.Planning.Measures;
using Agent.Planning.Times;
using Agent.Protocol;
using Agent.Tests.Planning.Answers;

namespace Agent.Tests.Planning.Measures;

/// <summary>Measures in words.</summary>
public sealed class DomainAnswerTests
{
    private static readonly TableContent Rate = AnswerTextTests.Table(
        [
            Number("events", "Events", "integer"),
            Number("hours", "Hours (Hours Worked)", "number", "h"),
            Number("rate", "TRIR", "number", "per 200,000 h"),
            Number("low", "95 % from", "number"),
            Number("high", "95 % to", "number"),
        ],
        36,
        [36L, 1891244.0, 3.807, 2.6664, 5.2705]
    ) with
    {
        Title = "TRIR in 2024",
    };

    [TestCase("en", "TRIR in 2024: 3.81 per 200,000 h (95 % interval 2.67–5.27). Events: 36, Hours (Hours Worked): 1,891,244 h.")]
    [TestCase("de", "TRIR in 2024: 3,81 pro 200.000 h (95 %-Intervall 2,67–5,27). Events: 36, Hours (Hours Worked): 1.891.244 h.")]
    public void Write_OfARate_GivesItsIntervalOnce(string language, string text) =>
        Assert.That(DomainAnswer.Write(Question(), Rate, AnswerWords.For(language)), Is.EqualTo(text));

    [TestCase("en", "TRIR in 2024: nothing to work it out from.")]
    [TestCase("de", "TRIR in 2024: Dafür gibt es keine Daten.")]
    public void Write_OfNothing_SaysSo(string language, string text) =>
        Assert.That(DomainAnswer.Write(Question(), Rate with { Rows = [], TotalRows = 0 }, AnswerWords.For(language)), Is.EqualTo(text));

    private static DomainQuestion Question() =>
        new(
            new MeasureProfile
            {
                Name = "trir",
                Title = "TRIR",
                Formula = "events × 200,000 ÷ hours",
            },
            TimeRange.Year(2024),
            null,
            null
        );

    private static TableColumn Number(string name, string label, string kind, string? unit = null) =>
        AnswerTextTests.Number(label, kind) with
        {
            Name = name,
            Unit = unit,
        };
}
