using Agent.Planning.Lexing;
using Agent.Planning.Mentions;

namespace Agent.Tests.Planning.Mentions;

public sealed class OperatorLexiconTests
{
    [TestCase("open events past their investigation due date", Sense.Overdue, "past their investigation due date")]
    [TestCase("past due date", Sense.Overdue, "past due date")]
    [TestCase("closed on or before the agreed target date", Sense.OnTime, "on or before the agreed target date")]
    public void Find_PhraseWithAGap_IsOneOperator(string text, object sense, string phrase)
    {
        var tokens = Tokenizer.Read(text);
        var found = OperatorLexicon.Find(tokens, _ => false).Single(op => Equals(op.Sense, sense));
        Assert.That(
            string.Join(' ', tokens.Skip(found.Start).Take(found.End - found.Start).Select(token => token.Lower)),
            Is.EqualTo(phrase)
        );
    }

    [Test]
    public void Find_WordsTooFarApart_AreNoPhrase() =>
        Assert.That(
            OperatorLexicon.Find(Tokenizer.Read("events past the gate of the yard with a due date"), _ => false).Select(op => op.Sense),
            Has.None.EqualTo(Sense.Overdue)
        );
}
