namespace Agent.Data.Samples;

/// <summary>Random choices from a seed; the same seed gives the same sequence.</summary>
#pragma warning disable CA5394 // a sample, not a secret
internal sealed class SampleDice(int seed)
{
    private readonly Random _random = new(seed);

    public int Between(int low, int high) => _random.Next(low, high + 1);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    /// <summary>Early values come more often: a quarter more than their successor, so that a "top 10" has a shape.</summary>
    public T PickSkewed<T>(IReadOnlyList<T> values)
    {
        var index = 0;
        while (index < values.Count - 1 && !Chance(0.24))
            index++;
        return index == values.Count - 1 ? Pick(values) : values[index];
    }

    public T PickWeighted<T>(IReadOnlyList<T> values, IReadOnlyList<double> weights)
    {
        var at = _random.NextDouble() * weights.Sum();
        for (var i = 0; i < values.Count; i++)
        {
            at -= weights[i];
            if (at < 0)
                return values[i];
        }

        return values[^1];
    }

    /// <summary>Some of the values, joined by <c>"; "</c>; null for none.</summary>
    public string? Several(IReadOnlyList<string> values, int most)
    {
        var count = Between(0, most);
        var chosen = values.OrderBy(_ => _random.Next()).Take(count).ToList();
        return chosen.Count == 0 ? null : string.Join("; ", chosen);
    }

    public string Person() => $"{Pick(SampleVocabulary.FirstNames)} {Pick(SampleVocabulary.LastNames)}";

    public DateTime Day(DateTime first, DateTime last) => first.AddDays(Between(0, (last - first).Days));

    /// <summary>A date as it is sometimes typed: as text instead of a date.</summary>
    public object? AsTyped(DateTime? date, double textShare) =>
        date is not { } day ? null
        : !Chance(textShare) ? day
        : Chance(0.5) ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        : day.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A word as it is sometimes typed: other case, trailing blank.</summary>
    public string AsTyped(string word) =>
        Chance(0.03) ? word.ToUpperInvariant() : Chance(0.03) ? word.ToLowerInvariant() : Chance(0.03) ? word + " " : word;
}
#pragma warning restore CA5394
