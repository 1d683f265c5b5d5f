using Agent.Planning.Lexing;
using Agent.Planning.Mentions;

namespace Agent.Tests.Planning.Lexing;

/// <summary>The word lists can be read, and a word stands once where it must.</summary>
public sealed class WordListsTests
{
    [TestCase("words.txt")]
    [TestCase("synonyms.txt")]
    [TestCase("short-forms.txt")]
    [TestCase("informal.txt")]
    [TestCase("operators.txt")]
    [TestCase("adjectives.txt")]
    public void Lines_AreInLowerCase(string file) => Assert.That(WordLists.Lines(file).Where(line => line.Any(char.IsUpper)), Is.Empty);

    [Test]
    public void Operators_APhrase_HasOneSense()
    {
        var phrases = WordLists
            .Lines("operators.txt")
            .SelectMany(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        Assert.That(phrases.GroupBy(phrase => phrase).Where(group => group.Count() > 1).Select(group => group.Key), Is.Empty);
    }

    [Test]
    public void Operators_EverySense_HasWords() =>
        Assert.That(Enum.GetValues<Sense>().Except(OperatorLexicon.All.Select(phrase => phrase.Value)), Is.Empty);
}
