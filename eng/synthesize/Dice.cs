namespace Agent.Synthesize;

/// <summary>Choices that a seed repeats.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A whole number from one to another, both possible.</summary>
    public int Between(int low, int high) => _random.Next(low, high + 1);

    /// <summary>A number from one to another.</summary>
    public double Between(double low, double high) => low + ((high - low) * _random.NextDouble());

    /// <summary>True this share of the times.</summary>
    public bool Chance(double share) => _random.NextDouble() < share;

    /// <summary>One of them.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>One of them, the heavier the likelier.</summary>
    public T Pick<T>(IReadOnlyList<T> items, IReadOnlyList<double> weights)
    {
        var left = _random.NextDouble() * weights.Sum();
        for (var at = 0; at < items.Count - 1; at++)
            if ((left -= weights[at]) < 0)
                return items[at];
        return items[^1];
    }

    /// <summary>Some of them, each at most once, in random order.</summary>
    public List<T> Some<T>(IEnumerable<T> items, int count) => [.. Shuffled(items).Take(count)];

    /// <summary>All of them in random order.</summary>
    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        T[] array = [.. items];
        _random.Shuffle(array);
        return [.. array];
    }
}
