using System.Globalization;

namespace Agent.Benchmarks.Answers;

/// <summary>What the command line of <c>answers</c> asks for.</summary>
/// <param name="Clients">Numbers of clients at once.</param>
/// <param name="Answers">Answers measured in each round.</param>
/// <param name="Rounds">Rounds; the figures are their medians.</param>
/// <param name="Only">
/// Sections to run: <c>load</c>, <c>new</c>, <c>planner</c>, <c>asked</c>, <c>paced</c>, <c>first</c>, <c>bytes</c>, <c>memory</c>,
/// <c>start</c>; none: all.
/// </param>
/// <param name="Idle">How long the hub is left alone before its memory is read.</param>
/// <param name="Hub">The program of the hub, to set one build beside another; null: the one built with the benchmarks.</param>
internal sealed record AnswersPlan(
    IReadOnlyList<int> Clients,
    int Answers,
    int Rounds,
    IReadOnlySet<string> Only,
    TimeSpan Idle,
    string? Hub
)
{
    public static AnswersPlan Parse(IReadOnlyList<string> arguments)
    {
        var rest = arguments.ToList();
        return new AnswersPlan(
            [.. Words(Verbs.TakeOption(rest, "--clients") ?? "1,50").Select(Number)],
            Number(Verbs.TakeOption(rest, "--answers") ?? "500"),
            Number(Verbs.TakeOption(rest, "--rounds") ?? "3"),
            Words(Verbs.TakeOption(rest, "--only") ?? string.Empty).ToHashSet(StringComparer.Ordinal),
            TimeSpan.FromSeconds(Number(Verbs.TakeOption(rest, "--idle") ?? "15")),
            Verbs.TakeOption(rest, "--hub")
        );
    }

    public bool Has(string section) => Only.Count == 0 || Only.Contains(section);

    private static string[] Words(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
