using Agent.Planning.Lexing;

namespace Agent.Tests.Planning.Lexing;

public sealed class StemmerTests
{
    [TestCase("rectifying", "rectified")]
    [TestCase("carrying", "carried")]
    [TestCase("paying", "pays")]
    public void Stem_FormsOfAVerb_AreOneWord(string one, string other) => Assert.That(Stemmer.Stem(one), Is.EqualTo(Stemmer.Stem(other)));

    [TestCase("injuries", "injured")]
    [TestCase("fatalities", "fatal")]
    [TestCase("electrocutions", "electrocuted")]
    [TestCase("evacuations", "evacuated")]
    [TestCase("derailments", "derailment")]
    [TestCase("organisation", "organization")]
    [TestCase("women", "woman")]
    [TestCase("fell", "falls")]
    [TestCase("slipped", "slipping")]
    [TestCase("seriousness", "serious")]
    [TestCase("readiness", "ready")]
    public void Stem_FormsOfAWord_AreOne(string one, string other) => Assert.That(Stemmer.Stem(one), Is.EqualTo(Stemmer.Stem(other)));

    [TestCase("stage", "state")]
    [TestCase("plant", "plate")]
    [TestCase("injury", "injection")]
    [TestCase("business", "busy")]
    public void Stem_OtherWords_StayApart(string one, string other) => Assert.That(Stemmer.Stem(one), Is.Not.EqualTo(Stemmer.Stem(other)));
}
