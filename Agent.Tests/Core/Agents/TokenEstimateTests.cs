using Agent.Core.Agents;

namespace Agent.Tests.Core.Agents;

public sealed class TokenEstimateTests
{
    // Counted with the o200k_base tokenizer.
    [TestCase("Which departments had the most incidents in 2024?", 11)]
    [TestCase(
        "{\"table_id\":\"t1\",\"columns\":[\"Site\",\"count\"],\"rows\":[[\"Harbour Works\",412],[\"Eastgate\",180]],\"total_rows\":2}",
        35
    )]
    [TestCase("- \"Injury_Classification\" text, 12 different, such as \"First Aid\", \"Lost Time Injury\"", 24)]
    [TestCase("Ein Mitarbeiter rutschte auf nassem Boden aus und verletzte sich am Knöchel.", 19)]
    public void Count_TextsOfTheProduct_IsNoLessThanATokenizerSaysAndNotTwiceAsMuch(string text, int tokens) =>
        Assert.That(TokenEstimate.Count(text), Is.InRange(tokens, tokens * 2));

    [Test]
    public void Count_OfLinesTogether_IsTheSumOfTheLines()
    {
        var lines = new[] { "- \"Site\" text\n", "412 incidents,  0.5 %\n", "日本語\n" };
        Assert.That(TokenEstimate.Count(string.Concat(lines)), Is.EqualTo(lines.Sum(line => TokenEstimate.Count(line))));
    }
}
