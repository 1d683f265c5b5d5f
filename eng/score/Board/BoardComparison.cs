using System.Globalization;
using System.Text;

namespace Agent.Score.Board;

/// <summary>Two builds, question by question.</summary>
public static class BoardComparison
{
    /// <summary>
    /// The questions whose verdict changed, the losses first; then those whose answer changed though both are wrong or both right.
    /// </summary>
    public static string Of(IReadOnlyList<BoardLine> before, IReadOnlyList<BoardLine> after)
    {
        var text = new StringBuilder();
        var then = before.ToDictionary(line => line.Key);
        var pairs = after.Where(line => then.ContainsKey(line.Key)).Select(line => (Before: then[line.Key], After: line)).ToList();
        var changed = pairs.Where(pair => pair.Before.Verdict != pair.After.Verdict).ToList();
        foreach (
            var kind in changed
                .GroupBy(pair => (pair.Before.Verdict, pair.After.Verdict))
                .OrderByDescending(kind => kind.Key.Item1 == Verdict.Right)
        )
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"== {kind.Key.Item1} -> {kind.Key.Item2}: {kind.Count()}");
            foreach (var pair in kind)
                Write(text, pair.Before, pair.After);
        }

        var reworded = pairs
            .Where(pair => pair.Before.Verdict == pair.After.Verdict && !pair.Before.Sql.SequenceEqual(pair.After.Sql))
            .ToList();
        text.AppendLine(CultureInfo.InvariantCulture, $"== same verdict, other query: {reworded.Count}");
        foreach (var pair in reworded)
            Write(text, pair.Before, pair.After);
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{pairs.Count} in both, {changed.Count} with another verdict; only before {before.Count - pairs.Count}, only after {after.Count - pairs.Count}"
        );
        return text.ToString();
    }

    private static void Write(StringBuilder text, BoardLine before, BoardLine after) => text
        .AppendLine(CultureInfo.InvariantCulture, $"{after.Key}: {after.Question}")
        .AppendLine(CultureInfo.InvariantCulture, $"    before: {before.Answer}")
        .AppendLine(CultureInfo.InvariantCulture, $"    after:  {after.Answer}");
}
