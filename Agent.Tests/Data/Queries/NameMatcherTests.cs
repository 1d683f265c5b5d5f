using Agent.Data.Queries;

namespace Agent.Tests.Data.Queries;

public sealed class NameMatcherTests
{
    private static readonly string[] Columns =
    [
        "Incident Id",
        "Event Date",
        "Department",
        "Root Cause",
        "Injury Type",
        "Incident Type",
        "Category",
        "Équipement",
        "LOCATION_STATE",
        "Due Date",
        "Closed Date",
        "Status",
    ];

    [TestCase("incident id", "Incident Id")]
    [TestCase("IncidentID", "Incident Id")]
    [TestCase("event_dates", "Event Date")]
    [TestCase("departments", "Department")]
    [TestCase("Deprtment", "Department")]
    [TestCase("categories", "Category")]
    [TestCase("root causes", "Root Cause")]
    [TestCase("equipement", "Équipement")]
    [TestCase("location state", "LOCATION_STATE")]
    [TestCase("locationState", "LOCATION_STATE")]
    [TestCase("state", "LOCATION_STATE")]
    public void Find_CloseSpelling_GivesTheColumn(string asked, string expected) =>
        Assert.That(NameMatcher.Find(Columns, name => [name], asked).Found, Is.EqualTo(expected));

    [TestCase("type")]
    [TestCase("date")]
    public void Find_SeveralFitAsWell_IsAmbiguous(string asked)
    {
        var match = NameMatcher.Find(Columns, name => [name], asked);

        Assert.That(match.Found, Is.Null);
        Assert.That(match.Ambiguous, Is.True);
        Assert.That(match.Nearest, Has.Count.GreaterThan(1));
    }

    [TestCase("weather")]
    [TestCase("temperature")]
    [TestCase("")]
    [TestCase("???")]
    public void Find_NothingFits_GivesNearestOnly(string asked)
    {
        var match = NameMatcher.Find(Columns, name => [name], asked);

        Assert.That(match.Found, Is.Null);
        Assert.That(match.Nearest, Is.Not.Empty);
    }
}
