using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>"took longer than 180 days between issue and completion", "closed within 30 days": a length of time between two dates of the row, compared.</summary>
internal static class DurationParts
{
    private const int MaxPairs = 6;

    /// <summary>The draft, and where a comparison has a unit of time and no column, one draft for each pair of dates.</summary>
    public static IEnumerable<Draft> Of(Draft draft)
    {
        yield return draft;
        if (draft.FreeComparisons.Find(comparison => comparison.Unit is not null) is not { } comparison || NumberParts.Op(comparison.Op) is not { } op || Unit(comparison.Unit!) is not { } unit)
            yield break;
        var dates = draft.Sheet.Columns.Where(column => column.Kind.IsDate() && column.Filled > 0 && column.Distinct > 1).ToList();
        var pairs = dates.SelectMany(from => dates.Where(to => to != from), (from, to) => (from, to)).OrderByDescending(pair => Said(draft, pair.from) + Said(draft, pair.to) + (pair.from.Name == draft.Date?.Column ? 0.5 : 0)).Take(MaxPairs);
        foreach (var (from, to) in pairs)
        {
            var next = draft.Clone();
            next.FreeComparisons.Remove(comparison);
            next.Ledger.Use(comparison.Start, comparison.End);
            next.Take(Sense.Duration);
            next.Parts.Add(new Part(new CompareValue(new DurationBetween(new Field(from.Name), new Field(to.Name), unit), op, comparison.Value), comparison.Start, comparison.End));
            next.Features.Add($"duration:compared:{(Said(draft, from) > 0 ? "from said" : "from unsaid")}:{(Said(draft, to) > 0 ? "to said" : "to unsaid")}");
            foreach (var column in new[] { from, to })
                Use(next, column);
            yield return next;
        }
    }

    private static TimeUnit? Unit(string unit) => unit switch { "minute" => TimeUnit.Minute, "hour" => TimeUnit.Hour, "day" => TimeUnit.Day, "week" => TimeUnit.Week, _ => null };

    private static double Said(Draft draft, ColumnProfile column) => draft.Question.Tokens.Any(token => Names(column, token)) ? 1 : 0;

    private static bool Names(ColumnProfile column, Token token) =>
        token.Lower.Length > 2 && NameWords.Split(CompoundWords.Split(column.Name) ?? column.Name).Any(word => word is not ("date" or "time" or "day") && Stemmer.Stem(word) == token.Stem);

    private static void Use(Draft draft, ColumnProfile column)
    {
        for (var at = 0; at < draft.Question.Tokens.Count; at++)
        {
            if (Names(column, draft.Question.Tokens[at]))
                draft.Ledger.Use(at, at + 1);
        }
    }
}
