using Agent.Data.Profiles;

namespace Agent.Tests.Data.Profiles;

/// <summary>Columns of persons by header and content together.</summary>
public sealed class PersonColumnsTests
{
    private static readonly string[] Names =
    [
        "Alva Abendroth",
        "Benno van Brackwater",
        "Carina C. Casterly",
        "Dunmoor, Dario",
        "Elin Eichelberg",
        "Anne-Marie O'Hara",
        "Fabio Fernhollow",
    ];

    [TestCase("Injured Person")]
    [TestCase("Reported By")]
    [TestCase("INVESTIGATOR_NAME")]
    [TestCase("employeeName")]
    [TestCase("Supervisor")]
    [TestCase("Witness(es)")]
    [TestCase("Action Owner")]
    [TestCase("Closed by")]
    [TestCase("Name")]
    public void Profile_NamesUnderAPersonHeader_ArePersons(string header) =>
        Assert.That(IsPerson(header, Names.Where(name => !name.Contains(" van ", StringComparison.Ordinal))));

    [Test]
    public void Profile_NamesInCapitals_ArePersonsUnderACertainHeader() =>
        Assert.That(
            (
                IsPerson("Reported By", Names.Select(name => name.ToUpperInvariant())),
                IsPerson("Name", Names.Select(name => name.ToUpperInvariant()))
            ),
            Is.EqualTo((true, false))
        );

    [TestCase("Company Name", "Alva Abendroth|Benno Brackwater|Carina Casterly|Dario Dunmoor|Elin Eichelberg")]
    [TestCase("RESPONSIBLE_CITY", "New Orleans|San Diego|Baton Rouge|Corpus Christi|Fort Worth|Long Beach")]
    [TestCase("Responsible Department", "Hot Works|Tank Farm|Night Shift|Cold Store|Boiler House")]
    [TestCase("Investigation Type", "Root Cause|Five Whys|Fish Bone|Fault Tree|Near Miss")]
    [TestCase("Inspector", "A-17|A-18|B-2|C-4|D-9|E-1")]
    [TestCase("Site", "Alva Abendroth|Benno Brackwater|Carina Casterly|Dario Dunmoor|Elin Eichelberg")]
    [TestCase("Owner", "Norfolk Southern Railway|Plains Pipeline Inc|Gulf Oil Company|Bay Energy Group|Hill Gas Services")]
    [TestCase("Injured", "Yes|No|Unknown|Not Specified|Minor|Major")]
    [TestCase("Job Title of Employee", "Shift Leader|Crane Driver|Field Operator|Plant Engineer|Site Cleaner")]
    public void Profile_OtherThings_AreNoPersons(string header, string values) =>
        Assert.That(IsPerson(header, values.Split('|')), Is.False);

    [TestCase("reportedBy", true)]
    [TestCase("REPORTED_BY", true)]
    [TestCase("Standby", false)]
    [TestCase("Username", false)]
    [TestCase("Event Date", false)]
    public void SpeaksOfAPerson_Header_IsReadWordByWord(string header, bool speaks) =>
        Assert.That(PersonColumns.SpeaksOfAPerson(header, out _), Is.EqualTo(speaks));

    private static bool IsPerson(string header, IEnumerable<string> values) =>
        Sheets.Profile([[header, "Row"], .. values.Select((value, i) => new object?[] { value, i })]).Columns[0].IsPerson;
}
