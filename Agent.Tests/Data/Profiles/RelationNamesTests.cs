using Agent.Core.Datasets;
using Agent.Data.Profiles;

namespace Agent.Tests.Data.Profiles;

/// <summary>Whether one column refers to another, by their names.</summary>
public sealed class RelationNamesTests
{
    [TestCase("Permits", "Permit no", "Gas tests", "Permit no", "Same")]
    [TestCase("City", "CountryCode", "Country", "Code", "Same")]
    [TestCase("Actions", "Incident ID", "Incidents", "ID", "Same")]
    [TestCase("PTW log", "Contractor", "Contractors", "Company", "Sheet")]
    [TestCase("Flights", "SourceAirport", "Airports", "AirportCode", "Sheet")]
    [TestCase("Cards", "Company observed", "Contractors", "Company", "Part")]
    [TestCase("Audits", "Status", "Incidents", "Status", "Part")]
    [TestCase("Audits", "Auditor", "Incidents", "Site", "None")]
    public void Compare_TwoColumns_TellsHowSurely(string from, string column, string to, string key, string expected) =>
        Assert.That(
            RelationNames.Compare(Sheet(from), Column(column, distinct: 5), Sheet(to), Column(key, distinct: 9)).ToString(),
            Is.EqualTo(expected)
        );

    [Test]
    public void Compare_TwoRunningNumbers_SayNothing() =>
        Assert.That(
            RelationNames.Compare(Sheet("Audits"), Column("No", distinct: 9), Sheet("Incidents"), Column("No", distinct: 9)),
            Is.EqualTo(RelationEvidence.None)
        );

    private static SheetProfile Sheet(string name) => new() { Name = name, Table = name, Rows = 9, Entities = 9, Columns = [] };

    private static ColumnProfile Column(string name, long distinct) =>
        new()
        {
            Name = name,
            Label = name,
            Kind = ColumnKind.Text,
            Filled = 9,
            Distinct = distinct,
        };
}
