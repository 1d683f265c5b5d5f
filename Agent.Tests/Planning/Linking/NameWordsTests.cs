using Agent.Planning.Linking;

namespace Agent.Tests.Planning.Linking;

/// <summary>Names are cut into words, and the words that their rows are called by are found.</summary>
public sealed class NameWordsTests
{
    [TestCase("IncidentType_EN", "incident type en")]
    [TestCase("SRType", "sr type")]
    [TestCase("OSHAReportDate", "osha report date")]
    [TestCase("IDs", "ids")]
    [TestCase("HGVs involved", "hgvs involved")]
    [TestCase("TRNSPD", "trnspd")]
    [TestCase("Driver's name", "drivers name")]
    public void Split_AName_GivesItsWords(string name, string words) =>
        Assert.That(string.Join(' ', NameWords.Split(name)), Is.EqualTo(words));

    [TestCase("Incident log 2024", "log incident")]
    [TestCase("lab-safety-audits", "audits")]
    [TestCase("audit findings", "findings")]
    [TestCase("Hours by terminal", "hours")]
    [TestCase("Injuries and illnesses", "illnesses injuries")]
    [TestCase("asrs_altitude_deviations_1988_2017", "deviations")]
    [TestCase("2024", "")]
    public void Of_AName_GivesWhatItsRowsAreCalled(string name, string nouns) =>
        Assert.That(string.Join(' ', RowNouns.Of(name)), Is.EqualTo(nouns));
}
