using System.Globalization;
using System.Reflection;
using Agent.Planning.Drafts;

namespace Agent.Planning.Ranking;

/// <summary>Learned weights of features, by name.</summary>
internal sealed class Weights
{
    private readonly Dictionary<int, double> _byFeature = [];

    private Weights(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab > 0 && line[0] != '#')
                _byFeature[FeatureVector.Id(line[..tab])] = double.Parse(
                    line[(tab + 1)..],
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture
                );
        }
    }

    public static Weights Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Agent.Planning.Lexicon.{name}")!;
        using var reader = new StreamReader(stream);
        return new Weights(reader);
    }

    /// <summary>The weight of a feature; 0 where none was learned.</summary>
    public double Of(int feature) => _byFeature.GetValueOrDefault(feature);

    public double Score(FeatureVector features)
    {
        var sum = 0.0;
        foreach (var (id, value) in features.Items)
        {
            if (_byFeature.TryGetValue(id, out var weight))
                sum += weight * value;
        }

        return sum;
    }
}
