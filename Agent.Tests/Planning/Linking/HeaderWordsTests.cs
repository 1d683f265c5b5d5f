using Agent.Planning.Linking;

namespace Agent.Tests.Planning.Linking;

public sealed class HeaderWordsTests
{
    [TestCase("Direct cost (kEUR)", "direct|cost", "k|eur")]
    [TestCase("How serious was it? (1 = low to 5 = high)", "how|serious|was|it", "1|low|to|5|high")]
    [TestCase("Hazards seen (tick all that apply)", "hazards|seen", "tick|all|that|apply")]
    [TestCase("Employees (injured)", "employees|injured", "")]
    [TestCase("(Old) number", "old|number", "")]
    public void Of_Header_TellsItsUnitApart(string header, string words, string unit) =>
        Assert.Multiple(() =>
        {
            Assert.That(string.Join('|', HeaderWords.Of(header).Where(part => !part.IsUnit).Select(part => part.Word)), Is.EqualTo(words));
            Assert.That(string.Join('|', HeaderWords.Of(header).Where(part => part.IsUnit).Select(part => part.Word)), Is.EqualTo(unit));
        });

    [TestCase("Injured (no.)", true)]
    [TestCase("Persons [number]", true)]
    [TestCase("Incident no.", false)]
    [TestCase("Number", false)]
    public void Has_HeaderOfACount_IsOne(string header, bool expected) => Assert.That(CountedHeaders.Has(header), Is.EqualTo(expected));
}
