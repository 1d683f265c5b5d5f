using Agent.Planning.Reading;

namespace Agent.Tests.Planning.Reading;

public sealed class FollowUpTests
{
    [TestCase("How many accidents in 2016?", "and by month?", "How many accidents in 2016 by month?")]
    [TestCase("How many accidents in 2016?", "what about 2017?", "How many accidents 2017?")]
    [TestCase("How many accidents are there?", "only fatal ones", "How many accidents are there with fatal ones")]
    [TestCase("How many accidents are there?", "Which site had the most?", "Which site had the most?")]
    public void Complete_QuestionThatLeansOnAnother_HasWhatIsMissing(string earlier, string question, string expected) =>
        Assert.That(FollowUp.Complete(question, [earlier]), Is.EqualTo(expected));

    [Test]
    public void Complete_NothingBefore_IsTheQuestion() => Assert.That(FollowUp.Complete("and by month?", []), Is.EqualTo("and by month?"));
}
