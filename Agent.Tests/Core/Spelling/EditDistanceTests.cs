using Agent.Core.Spelling;

namespace Agent.Tests.Core.Spelling;

public sealed class EditDistanceTests
{
    [TestCase("", "", 0)]
    [TestCase("", "abc", 3)]
    [TestCase("kitten", "sitting", 3)]
    [TestCase("teh", "the", 1)]
    [TestCase("ca", "abc", 3)]
    public void Between_Words_CountsSlips(string left, string right, int expected) =>
        Assert.That((EditDistance.Between(left, right), EditDistance.Between(right, left)), Is.EqualTo((expected, expected)));

    [TestCase("trespaser", "trespasser", true)]
    [TestCase("orlens", "orleans", true)]
    [TestCase("potental", "potential", true)]
    [TestCase("cat", "car", false)]
    [TestCase("light", "night", false)]
    [TestCase("level3", "level4", false)]
    public void IsMisspelling_Words_OnlySlipsCount(string asked, string word, bool expected) =>
        Assert.That(EditDistance.IsMisspelling(asked, word), Is.EqualTo(expected));
}
