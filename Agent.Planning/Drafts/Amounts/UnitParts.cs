using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts.Amounts;

/// <summary>Units in words: they name the one column that is told in them, and say nothing new of a column that is named.</summary>
internal static class UnitParts
{
    private const int MostColumns = 2;

    /// <summary>The draft, and where a number is compared in a unit, one draft for each column in it: "below 10 degrees".</summary>
    public static IEnumerable<Draft> Of(Draft draft)
    {
        yield return draft;
        foreach (var comparison in draft.FreeComparisons)
        {
            if (
                UnitWords.At(draft.Question.Tokens, UnitOf(draft, comparison)) is not var (names, end)
                || NumberParts.Op(comparison.Op) is not { } op
            )
                continue;
            foreach (
                var column in draft
                    .Sheet.Columns.Where(column => Numbers.IsMeasure(column) && column.Filled > 0 && UnitWords.IsIn(column, names))
                    .Take(MostColumns)
            )
            {
                var next = draft.Clone();
                var field = new Field(column.Name);
                next.FreeComparisons.Remove(comparison);
                next.Ledger.Use(comparison.Start, Math.Max(comparison.End, end));
                next.Parts.Add(
                    new Part(
                        new CompareValue(new ColumnValue(field), op, comparison.Value),
                        comparison.Start,
                        Math.Max(comparison.End, end)
                    )
                    {
                        Field = field,
                        Column = column,
                    }
                );
                next.Features.Add("number:compared in its unit");
                yield return next;
            }

            yield break;
        }
    }

    /// <summary>"in litres", "500 $": units of what the draft measures or compares are said with it.</summary>
    public static Draft Say(Draft draft)
    {
        var columns = draft
            .Stats.Select(stat => stat.Of is ColumnValue value ? draft.ColumnOf(value.Field) : null)
            .Concat(draft.Parts.Select(part => part.Predicate is CompareValue ? part.Column : null))
            .Where(column => column is not null)
            .ToList();
        for (var at = 0; columns.Count > 0 && at < draft.Question.Tokens.Count; at++)
        {
            if (UnitWords.At(draft.Question.Tokens, at) is var (names, end) && columns.Exists(column => UnitWords.IsIn(column!, names)))
                draft.Ledger.Use(at, end);
        }

        return draft;
    }

    // "30 minutes" is read as one piece with its number, "500 litres" is not; "100 gallons or more" has its unit inside.
    private static int UnitOf(Draft draft, ComparisonMention comparison) =>
        UnitWords.At(draft.Question.Tokens, comparison.Start + 1) is var (_, end) && end <= comparison.End ? comparison.Start + 1
        : comparison.Unit is null ? Math.Min(comparison.End, draft.Question.Tokens.Count - 1)
        : UnitWords.At(draft.Question.Tokens, comparison.End - 1) is not null ? comparison.End - 1
        : comparison.End - 3;
}
