using Agent.Planning.Linking;

namespace Agent.Tests.Planning.Linking;

/// <summary>Headers run together from shortened words, told by the words of a question.</summary>
public sealed class CodedNamesTests
{
    [TestCase("trnspd", 1, "train", "speed")]
    [TestCase("eqpdmg", 1, "equipment", "damage")]
    [TestCase("typtrk", 1, "type", "track")]
    [TestCase("passinj", 1, "passenger", "injury")]
    [TestCase("dmg", 1, "damage")]
    [TestCase("totkld", 0.8, "killed")]
    [TestCase("sevcd", 0.8, "severity")]
    [TestCase("accdmg", 0.5, "damage")]
    public void Spell_WordsThatGiveItsPieces_Do(string code, double completely, params string[] words) =>
        Assert.That(CodedNames.Spell(code, words), Is.EqualTo(completely));

    [TestCase("trnspd", "train")]
    [TestCase("trnspd", "track", "speed")]
    [TestCase("eqpdmg", "damage", "equipment")]
    [TestCase("dmg", "image")]
    [TestCase("dmg", "dm")]
    [TestCase("totkld", "tot")]
    public void Spell_OtherWords_DoNot(string code, params string[] words) => Assert.That(CodedNames.Spell(code, words), Is.Zero);

    [TestCase("trnspd", true)]
    [TestCase("accdmg", true)]
    [TestCase("department", false)]
    [TestCase("site", false)]
    [TestCase("no", false)]
    [TestCase("c78", false)]
    public void IsCoded_FewVowels_IsTold(string word, bool isCoded) => Assert.That(CodedNames.IsCoded(word), Is.EqualTo(isCoded));
}
