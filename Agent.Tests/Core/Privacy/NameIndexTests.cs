using Agent.Core.Privacy;

namespace Agent.Tests.Core.Privacy;

/// <summary>What looking for names costs, counted in keys that are looked up: a register may name a hundred thousand persons.</summary>
public sealed class NameIndexTests
{
    private const string Text = "Isolde Quandermill and Isolde met Isolde Number77, then ISOLDE NUMBER99 left with her Isolde.";

    [TestCase(1_000)]
    [TestCase(100_000)]
    public void Longest_HoweverManyNamesBeginAlike_CostsAsMuchAsTheText(int persons)
    {
        var keys = new CountingComparer();
        var index = Made(persons, keys);
        keys.Reset();

        var found = 0;
        for (var at = 0; NameWords.Next(Text, at) is var (start, end) && start < end; at = end)
            found += index.Longest(Text, start, end) is null ? 0 : 1;

        Assert.That(found, Is.EqualTo(2));
        // Each word once as the first, and what stands behind an Isolde once more.
        Assert.That(keys.Hashed, Is.LessThanOrEqualTo(2 * Text.Split(' ').Length));
    }

    [Test]
    public void Add_TenTimesAsManyNames_CostsTenTimesAsMuch()
    {
        var (few, many) = (new CountingComparer(), new CountingComparer());
        Made(2_000, few);
        Made(20_000, many);

        Assert.That(many.Hashed + many.Compared, Is.LessThan(15 * (few.Hashed + few.Compared)));
    }

    [Test]
    public void Add_LongValue_CostsAsMuchAsItsWords()
    {
        var keys = new CountingComparer();
        new NameIndex(keys).Add([.. Enumerable.Range(0, 5_000).Select(word => $"word{word}")], "Person_0001", false);

        Assert.That(keys.Characters, Is.LessThan(5_000 * 200));
    }

    private static NameIndex Made(int persons, CountingComparer keys)
    {
        var index = new NameIndex(keys);
        for (var person = 0; person < persons; person++)
            index.Add(["Isolde", $"Number{person}"], $"Person_{person}", false);
        return index;
    }
}
