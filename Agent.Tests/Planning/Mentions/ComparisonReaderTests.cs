using Agent.Planning.Lexing;
using Agent.Planning.Mentions;

namespace Agent.Tests.Planning.Mentions;

public sealed class ComparisonReaderTests
{
    [TestCase("more than 3", ">", 3)]
    [TestCase("at least 100 accidents", ">=", 100)]
    [TestCase("ten or more calls", ">=", 10)]
    [TestCase("five times or more", ">=", 5)]
    [TestCase("fewer than 7", "<", 7)]
    [TestCase("no more than 2", "<=", 2)]
    [TestCase("appear only once", "=", 1)]
    [TestCase("more than once", ">", 1)]
    [TestCase("above zero", ">", 0)]
    [TestCase("10+", ">=", 10)]
    [TestCase("longer than an hour", ">", 1)]
    public void Read_Comparison_HasOperatorAndNumber(string text, string op, double value)
    {
        var found = new ComparisonReader(Tokenizer.Read(text), _ => false).Read().Single();
        Assert.That((found.Op, found.Value), Is.EqualTo((op, value)));
    }

    [TestCase("most of the accidents")]
    [TestCase("top 5")]
    [TestCase("more accidents")]
    public void Read_NoNumberComparedWith_FindsNone(string text) =>
        Assert.That(new ComparisonReader(Tokenizer.Read(text), _ => false).Read(), Is.Empty);
}
