using Agent.Planning.FollowUps;

namespace Agent.Tests.Planning.FollowUps;

/// <summary>How sentences begin that go on from an answer.</summary>
public sealed class FollowUpOpeningTests
{
    [TestCase("and hazards?", nameof(FollowUpKind.Change), "hazards")]
    [TestCase("Only 2025", nameof(FollowUpKind.Change), "2025")]
    [TestCase("what about Line B?", nameof(FollowUpKind.Change), "Line B")]
    [TestCase("by section", nameof(FollowUpKind.Change), "by section")]
    [TestCase("in 2024", nameof(FollowUpKind.Change), "in 2024")]
    [TestCase("as a pie", nameof(FollowUpKind.Chart), "pie")]
    [TestCase("show it as a line chart please", nameof(FollowUpKind.Chart), "line")]
    [TestCase("Why?", nameof(FollowUpKind.Why), "")]
    [TestCase("show the records", nameof(FollowUpKind.Records), "")]
    [TestCase("which ones?", nameof(FollowUpKind.Records), "")]
    [TestCase("sort by cost", nameof(FollowUpKind.Order), "cost")]
    [TestCase("compare with 2024", nameof(FollowUpKind.Compare), "2024")]
    [TestCase("without contractors", nameof(FollowUpKind.Without), "contractors")]
    [TestCase("not that, I meant the due date", nameof(FollowUpKind.Correction), "due date")]
    [TestCase("now as a table", nameof(FollowUpKind.Chart), "table")]
    [TestCase("can I see that as a bar chart?", nameof(FollowUpKind.Chart), "bar")]
    [TestCase("exclude contractors", nameof(FollowUpKind.Without), "contractors")]
    [TestCase("drop contractors", nameof(FollowUpKind.Without), "contractors")]
    [TestCase("drop the filter", nameof(FollowUpKind.Clear), "")]
    [TestCase("remove all filters", nameof(FollowUpKind.Clear), "")]
    [TestCase("drop the site filter", nameof(FollowUpKind.Release), "site")]
    [TestCase("as a percentage", nameof(FollowUpKind.Percent), "")]
    [TestCase("in %", nameof(FollowUpKind.Percent), "")]
    [TestCase("and the average?", nameof(FollowUpKind.Statistic), "average")]
    [TestCase("and on average?", nameof(FollowUpKind.Statistic), "average")]
    [TestCase("average score instead", nameof(FollowUpKind.Change), "average score")]
    [TestCase("and the lowest?", nameof(FollowUpKind.Extreme), "lowest")]
    [TestCase("lowest first", nameof(FollowUpKind.Order), "lowest")]
    [TestCase("how many incidents is that?", nameof(FollowUpKind.Whole), "")]
    [TestCase("which of those are overdue?", nameof(FollowUpKind.Those), "overdue")]
    [TestCase("how many of them are open?", nameof(FollowUpKind.OfThose), "open")]
    [TestCase("for all sites again", nameof(FollowUpKind.Release), "sites")]
    public void Of_ASentenceThatLeans_TellsWhatItDoes(string sentence, string kind, string rest)
    {
        var opening = FollowUpOpening.Of(sentence);
        Assert.Multiple(() =>
        {
            Assert.That(opening?.Kind.ToString(), Is.EqualTo(kind));
            Assert.That(opening?.Rest, Is.EqualTo(rest));
        });
    }

    [TestCase("the second one", nameof(FollowUpKind.Place), 2)]
    [TestCase("top 3", nameof(FollowUpKind.Limit), 3)]
    [TestCase("only the top five", nameof(FollowUpKind.Limit), 5)]
    [TestCase("top 3 only", nameof(FollowUpKind.Limit), 3)]
    [TestCase("just the first 10", nameof(FollowUpKind.Limit), 10)]
    public void Of_APlaceOrANumber_TellsWhich(string sentence, string kind, int number)
    {
        var opening = FollowUpOpening.Of(sentence);
        Assert.That((opening?.Kind.ToString(), opening?.Number), Is.EqualTo((kind, (int?)number)));
    }

    [TestCase("How many incidents were there in 2024?")]
    [TestCase("Which department had most incidents?")]
    [TestCase("Average days lost by department")]
    [TestCase("hello")]
    [TestCase("")]
    public void Of_ASentenceThatStandsByItself_IsNone(string sentence) => Assert.That(FollowUpOpening.Of(sentence), Is.Null);

    [Test]
    public void Adds_Also_IsBesideWhatIsThere() =>
        Assert.That(
            FollowUpOpening.Of("and also by month"),
            Is.EqualTo(new FollowUpOpening(FollowUpKind.Change, "by month") { })
                .Using<FollowUpOpening>((one, other) => one.Rest == other.Rest && one.Adds)
        );
}
