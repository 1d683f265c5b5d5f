using System.Globalization;
using System.Reflection;

namespace Agent.Planning.Ranking;

/// <summary>How likely the best reading is right: logistic over <see cref="CertaintySignals"/>, learned on files left out.</summary>
internal static class Certainty
{
    /// <summary>From here on a complete reading is answered before a model.</summary>
    public const double Sure = 0.95;

    /// <summary>From here on a complete reading is answered without a model.</summary>
    public const double Likely = 0.75;

    /// <summary>From here on a complete reading without a rival is answered: a question back would offer it alone.</summary>
    public const double Alone = 0.64;

    private static readonly double[] Weights = Read();

    /// <summary>0–1.</summary>
    public static double Of(double[] signals)
    {
        var sum = Weights[^1];
        for (var i = 0; i < signals.Length; i++)
            sum += Weights[i] * signals[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    private static double[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Agent.Planning.Lexicon.certainty.tsv")!;
        using var reader = new StreamReader(stream);
        var weights = new List<double>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                weights.Add(double.Parse(line, NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        return [.. weights];
    }
}
