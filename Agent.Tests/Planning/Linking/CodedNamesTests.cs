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

    [TestCase("cctv", "corrective", false)]
    [TestCase("qty", "quantity", true)]
    [TestCase("fmt", "format", true)]
    public void IsPiece_EqualLettersAndAConsonantBetween_IsNone(string piece, string word, bool isPiece) =>
        Assert.That(CodedNames.IsPiece(piece, word), Is.EqualTo(isPiece));

    [TestCase("hypermkt", "hypermarket", true)]
    [TestCase("wrkshp", "workshop", true)]
    [TestCase("fmt", "format", false)]
    [TestCase("hypermkt", "hypothesis", false)]
    public void Shortens_LongWordsOfValues_AreTold(string code, string word, bool shortens) =>
        Assert.That(CodedNames.Shortens(code, word), Is.EqualTo(shortens));

    [TestCase("LOST_DAYS_NUM", true)]
    [TestCase("TENURE_MTHS_NUM", true)]
    [TestCase("Injured (no.)", true)]
    [TestCase("VEHICLE_NUM", false)]
    [TestCase("Permit no", false)]
    public void HasCount_NumberBehindWhatIsMeasured_Is(string header, bool counts) =>
        Assert.That(CountedHeaders.Has(header), Is.EqualTo(counts));

    [TestCase("trnspd", true)]
    [TestCase("accdmg", true)]
    [TestCase("department", false)]
    [TestCase("site", false)]
    [TestCase("no", false)]
    [TestCase("c78", false)]
    public void IsCoded_FewVowels_IsTold(string word, bool isCoded) => Assert.That(CodedNames.IsCoded(word), Is.EqualTo(isCoded));
}
