using System.Globalization;
using Spectre.Console;

namespace Agent.Console.Evaluation;

/// <summary>Prints what came of an evaluation.</summary>
internal static class EvalReport
{
    private const int Width = 60;

    /// <summary>Prints what is not right, then the shares.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<EvalResult> results)
    {
        foreach (var result in results.Where(result => result.Verdict != EvalVerdict.Right))
            console.WriteLine($"{Name(result.Verdict),-10} {Cut(result.Question)} -> {Cut(result.Given)}");
        console.WriteLine(
            string.Join(
                ", ",
                Enum.GetValues<EvalVerdict>().Select(verdict => $"{Name(verdict)} {results.Count(result => result.Verdict == verdict)}")
            ) + $" of {results.Count}"
        );
        var answered = results.Where(result => result.Verdict is EvalVerdict.Right or EvalVerdict.Wrong).ToList();
        console.WriteLine($"right among answered: {Share(answered.Count(result => result.Verdict == EvalVerdict.Right), answered.Count)}");
        var repeated = results.Where(result => result.Asked > 1).ToList();
        if (repeated.Count > 0)
            console.WriteLine(
                $"repeatability (the same each time): {Share(repeated.Count(result => result.Same == result.Asked), repeated.Count)}"
            );
        var groups = results
            .Where(result => result.Group is not null)
            .GroupBy(result => result.Group)
            .Where(group => group.Count() > 1)
            .ToList();
        if (groups.Count > 0)
            console.WriteLine(
                $"agreement (the same in other words): {Share(groups.Count(group => group.Select(result => result.Given).Distinct().Count() == 1), groups.Count)}"
            );
    }

    /// <summary>Prints what two results files differ in; questions are matched by id.</summary>
    public static void Compare(IAnsiConsole console, IReadOnlyList<EvalResult> before, IReadOnlyList<EvalResult> after)
    {
        var earlier = before.ToDictionary(result => result.Id, StringComparer.Ordinal);
        var both = after
            .Where(result => earlier.ContainsKey(result.Id))
            .Select(result => (Before: earlier[result.Id], After: result))
            .ToList();
        foreach (var (old, now) in both.Where(pair => pair.Before.Verdict != pair.After.Verdict || pair.Before.Given != pair.After.Given))
            console.WriteLine($"{Name(old.Verdict)} -> {Name(now.Verdict)}: {Cut(now.Question)}: {Cut(old.Given)} -> {Cut(now.Given)}");
        foreach (var verdict in Enum.GetValues<EvalVerdict>())
            console.WriteLine(
                $"{Name(verdict),-10} {both.Count(pair => pair.Before.Verdict == verdict)} -> {both.Count(pair => pair.After.Verdict == verdict)}"
            );
        console.WriteLine(
            $"{both.Count} questions in both, {before.Count - both.Count} only before, {after.Count - both.Count} only after; {both.Count(pair => pair.Before.Given == pair.After.Given)} gave the same."
        );
    }

    private static string Name(EvalVerdict verdict) =>
        verdict switch
        {
            EvalVerdict.Right => "right",
            EvalVerdict.Wrong => "wrong",
            EvalVerdict.AskedBack => "asked back",
            EvalVerdict.Refused => "refused",
            _ => "failed",
        };

    private static string Share(int part, int whole) =>
        whole == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{part} of {whole} ({100.0 * part / whole:0.#} %)");

    private static string Cut(string text) => text.Length <= Width ? text : text[..(Width - 1)] + "…";
}
