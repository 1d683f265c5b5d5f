using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Mentions;

/// <summary>
/// "by who was involved (employee, contractor, ...)", "the kinds of control (training, PPE and so on)": brackets that begin to list the
/// values of a column name the column, and pick none of them.
/// </summary>
internal static class ListedKinds
{
    /// <summary>The mentions, with those in such brackets replaced by one of their column.</summary>
    public static List<SchemaMention> Name(List<SchemaMention> all, IReadOnlyList<Token> tokens)
    {
        for (var open = 0; open < tokens.Count; open++)
        {
            if (!tokens[open].Is("(") || End(tokens, open) is not { } close || Rest(tokens, open, close) is not { } rest)
                continue;
            var inside = all.FindAll(mention =>
                open < mention.Start && mention.End <= rest && mention is { Kind: TermKind.Value, IsWhole: true }
            );
            foreach (
                var values in inside
                    .GroupBy(mention => (mention.Sheet, mention.Column))
                    .Where(values => Lists(values, tokens, open + 1, rest))
            )
            {
                all.RemoveAll(mention => open < mention.Start && mention.End <= close && ReferenceEquals(mention.Sheet, values.Key.Sheet));
                var first = values.First();
                all.Add(first with { Start = open + 1, End = close, Kind = TermKind.Column, Values = [], Rows = first.Column!.Filled });
            }
        }

        return all;
    }

    private static int? End(IReadOnlyList<Token> tokens, int open)
    {
        for (var at = open + 1; at < tokens.Count; at++)
        {
            if (tokens[at].Is(")"))
                return at;
        }

        return null;
    }

    /// <summary>Where "etc.", "and so on" or dots begin at the end of brackets; null where all is said.</summary>
    private static int? Rest(IReadOnlyList<Token> tokens, int open, int close)
    {
        string[] marks = ["...", "…", "etc", "so", "like", "others"];
        var at = close;
        while (at - 1 > open && tokens[at - 1].Is(".", "..", "...", "…", "etc", "so", "on", "like", "others", "the", "and", ","))
            at--;
        return at < close && Enumerable.Range(at, close - at).Any(end => tokens[end].Is(marks) || IsDots(tokens, end)) ? at : null;
    }

    private static bool IsDots(IReadOnlyList<Token> tokens, int at) => tokens[at].Is(".", "..") && tokens[at - 1].Is(".", "..", ",");

    /// <summary>Whether two values or more stand there and nothing else.</summary>
    private static bool Lists(IEnumerable<SchemaMention> values, IReadOnlyList<Token> tokens, int from, int until) =>
        values.ToList() is { Count: > 1 } list
        && Enumerable
            .Range(from, until - from)
            .All(at => tokens[at].Is(",", "/", "and", "or") || list.Exists(value => value.Start <= at && at < value.End));
}
