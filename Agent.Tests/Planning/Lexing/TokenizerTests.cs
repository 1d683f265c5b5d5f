using Agent.Planning.Lexing;

namespace Agent.Tests.Planning.Lexing;

public sealed class TokenizerTests
{
    [TestCase("How many accidents?", "how|many|accidents|?")]
    [TestCase("hw many ppl, pls", "how|many|people|,|please")]
    [TestCase("Wots the site's count", "what|is|the|site|count")]
    [TestCase("from 22:00 on 2016-03-05", "from|22:00|on|2016-03-05")]
    [TestCase("the phrase \"falls from roof\"", "the|phrase|falls from roof")]
    [TestCase("findings w/o owner, i.e. none", "findings|without|owner|,|ie|none")]
    [TestCase("no. of cases", "number|of|cases")]
    [TestCase("what per cent was late", "what|percent|was|late")]
    [TestCase("which reference(s)?", "which|reference|?")]
    [TestCase("who s the owner of slips n trips", "who|the|owner|of|slips|and|trips")]
    [TestCase("over $500 or 20 €", "over|500|$|or|20|€")]
    [TestCase("more than $2 million", "more|than|2 million|$")]
    [TestCase("response time in min", "response|time|in|minutes")]
    [TestCase("lockout/tagout non-fatal", "lockout|/|tagout|non|-|fatal")]
    public void Read_Text_GivesTokens(string text, string expected) =>
        Assert.That(string.Join('|', Tokenizer.Read(text).Select(token => token.Lower)), Is.EqualTo(expected));

    [TestCase("1,234", 1234)]
    [TestCase("10.5", 10.5)]
    [TestCase("3k", 3000)]
    [TestCase("twelve", 12)]
    public void Read_Numbers_HaveTheirValue(string text, double expected) =>
        Assert.That(Tokenizer.Read(text).Single().Number, Is.EqualTo(expected));
}
