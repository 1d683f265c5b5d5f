using System.Globalization;

namespace Agent.Score.Board;

/// <summary>What to ask, and where to write it.</summary>
/// <param name="Shared">The folder that holds <c>data</c> and <c>cases</c>.</param>
public sealed record BoardOptions(string Shared)
{
    /// <summary>Parts of the names of the sets wanted; empty for all.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>File for a JSON line per question; null for none.</summary>
    public string? Out { get; init; }

    /// <summary>Whether what went wrong is listed.</summary>
    public bool List { get; init; }

    /// <summary>A folder like <c>eng/questions</c> to read in its place; null for that of the repository.</summary>
    public string? Questions { get; init; }

    /// <summary>How many questions of the everyday tables are drawn.</summary>
    public int TableQuestions { get; init; } = 300;

    /// <summary>Where snapshots and copies are kept from run to run.</summary>
    public string Cache { get; init; } = Path.Combine(AppContext.BaseDirectory, "cache");

    /// <summary>The options; null where they make no sense.</summary>
    public static BoardOptions? Parse(IReadOnlyList<string> args)
    {
        var options = new BoardOptions(string.Empty);
        for (var at = 0; at < args.Count; at++)
        {
            if (args[at] == "--list")
            {
                options = options with { List = true };
                continue;
            }

            if (at + 1 >= args.Count || With(options, args[at], args[at + 1]) is not { } next)
                return null;
            options = next;
            at++;
        }

        return Directory.Exists(options.Shared) ? options : null;
    }

    /// <summary>Whether a set is wanted.</summary>
    public bool Wants(string set) => Sets.Count == 0 || Sets.Any(part => set.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static BoardOptions? With(BoardOptions options, string name, string value) => name switch
    {
        "--shared" => options with { Shared = Path.GetFullPath(value) },
        "--set" => options with { Sets = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) },
        "--out" => options with { Out = value },
        "--questions" when Directory.Exists(value) => options with { Questions = Path.GetFullPath(value) },
        "--cache" => options with { Cache = Path.GetFullPath(value) },
        "--wtq" when int.TryParse(value, CultureInfo.InvariantCulture, out var count) => options with { TableQuestions = count },
        _ => null,
    };
}
