using System.Globalization;

namespace Agent.Synthesize;

/// <summary>How much to make, and where to write it.</summary>
/// <param name="Out">The folder, made where it is missing.</param>
internal sealed record SynthesizeOptions(string Out)
{
    /// <summary>The same seed gives the same files, to the byte.</summary>
    public int Seed { get; init; } = 20261201;

    /// <summary>How many registers.</summary>
    public int Registers { get; init; } = 32;

    /// <summary>How many questions about each.</summary>
    public int Questions { get; init; } = 40;

    /// <summary>The options; null where they make no sense.</summary>
    public static SynthesizeOptions? Parse(IReadOnlyList<string> args)
    {
        var options = new SynthesizeOptions(string.Empty);
        for (var at = 0; at < args.Count; at += 2)
        {
            if (at + 1 == args.Count || With(options, args[at], args[at + 1]) is not { } next)
                return null;
            options = next;
        }

        return options.Out.Length == 0 ? null : options;
    }

    private static SynthesizeOptions? With(SynthesizeOptions options, string name, string value) =>
        name switch
        {
            "--out" => options with { Out = Path.GetFullPath(value) },
            "--seed" when Count(value) is { } seed => options with { Seed = seed },
            "--registers" when Count(value) is { } registers => options with { Registers = registers },
            "--questions" when Count(value) is { } questions => options with { Questions = questions },
            _ => null,
        };

    private static int? Count(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
