using Agent.Core.Datasets;

namespace Agent.Tests.Data.Profiles;

/// <summary>Numbers that stand for the words of another column are codes; grades and amounts are not.</summary>
public sealed class CodedTwinsTests
{
    private static readonly string[] Events = ["Fall", "Fire", "Slip", "Struck", "Caught", "Burn", "Cut", "Shock", "Splash"];

    [Test]
    public void Profile_NumbersPairedWithTheWordsOfATwin_AreCodes() =>
        Assert.That(Column("event_type", "event_type", at => at % 9 + 1, "Event type").IsCode, Is.True);

    [Test]
    public void Profile_GradesWithTheirNames_AreNone() =>
        Assert.That(Column("Severity", "Severity", at => at % 5 + 1, "Severity name").IsCode, Is.False);

    [Test]
    public void Profile_NumbersThatVaryWithinAWord_AreNone() =>
        Assert.That(Column("Event days", "Event days", at => (at * 7 % 23) + 1, "Event type").IsCode, Is.False);

    [TestCase("INC#", true)]
    [TestCase("Injured #", false)]
    public void Profile_HeaderThatEndsInANumberSign_IsACodeWhereItNames(string header, bool isCode)
    {
        var sheet = Sheets.Profile([
            ["Name", header],
            .. Enumerable
                .Range(0, 40)
                .Select(at => new object?[] { $"Case {at}", isCode ? 100_000 + ((at - (at % 20 == 1 ? 1 : 0)) * 37) : at % 4 }),
        ]);
        Assert.That(sheet.Columns[1].IsCode, Is.EqualTo(isCode));
    }

    private static ColumnProfile Column(string name, string header, Func<int, int> code, string twin) =>
        Sheets
            .Profile([
                ["Ref", header, twin],
                .. Enumerable
                    .Range(0, 90)
                    .Select(at => new object?[] { $"R-{at}", code(at), Events[at % 9 % (name == "Severity" ? 5 : 9)] }),
            ])
            .Columns[1];
}
