using Agent.Planning.Linking;

namespace Agent.Tests.Planning.Linking;

/// <summary>Words shortened by leaving out vowels are known by what is left of them.</summary>
public sealed class ConsonantsTests
{
    [TestCase("cancld", "cancelled")]
    [TestCase("dmg", "damage")]
    [TestCase("chk", "check")]
    [TestCase("waitng", "waiting")]
    [TestCase("facilites", "facilities")]
    public void Of_ShortenedWord_IsThatOfTheWord(string shortened, string word)
    {
        Assert.That(Consonants.Of(shortened), Is.EqualTo(Consonants.Of(word)));
        Assert.That(Consonants.AreLeftIn(shortened, word));
    }

    [TestCase("planet", "plant")]
    [TestCase("plant", "plant")]
    [TestCase("dgm", "damage")]
    public void AreLeftIn_OtherWord_IsFalse(string shortened, string word) =>
        Assert.That(Consonants.AreLeftIn(shortened, word) && Consonants.Of(shortened) == Consonants.Of(word), Is.False);
}
