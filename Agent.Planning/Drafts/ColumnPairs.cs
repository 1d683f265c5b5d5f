using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>
/// Column against column: "reported before they occurred", "potential level above actual level", "classification differs from".
/// </summary>
internal static class ColumnPairs
{
    private const int Reach = 7;

    public sealed record Pair(Item First, Item Second, CompareOp Op, int Word);

    public static IReadOnlyList<Pair> Find(Draft draft, HashSet<Item> attached)
    {
        List<Item> columns = [.. draft.Items.Where(item => item.Name is { Kind: TermKind.Column } && !attached.Contains(item))];
        var pairs = new List<Pair>();
        for (var i = 0; i + 1 < columns.Count; i++)
        {
            var (first, second) = (columns[i], columns[i + 1]);
            if (
                ReferenceEquals(first.Name!.Column, second.Name!.Column)
                || AreApart(draft, first, second)
                || !AreAlike(first.Name.Column!, second.Name.Column!)
            )
                continue;
            for (var at = first.End; at < Math.Min(second.Start, first.End + Reach); at++)
            {
                if (Op(draft.Question.Tokens[at].Lower) is { } op)
                    pairs.Add(new Pair(first, second, op, at));
            }
        }

        return pairs;
    }

    public static Draft Add(Draft next, Pair pair)
    {
        var (left, right) = (Value(next, pair.First), Value(next, pair.Second));
        next.Ledger.Use(pair.First.Start, pair.First.End);
        next.Ledger.Use(pair.Second.Start, pair.Second.End);
        next.Ledger.Use(pair.Word, pair.Word + 1);
        next.Parts.Add(new Part(new CompareOperands(left, pair.Op, right), pair.First.Start, pair.Second.End));
        next.Features.Add("pair");
        var kind = pair.First.Name!.Column!.Kind;
        next.Features.Add($"pair:{pair.Op}:{(kind.IsDate() ? "dates" : kind.IsText() ? "texts" : "numbers")}");
        return next;
    }

    /// <summary>A column of a sheet that is not spoken of is compared with nothing of this one.</summary>
    private static bool AreApart(Draft draft, Item first, Item second) =>
        !ReferenceEquals(first.Name!.Sheet, second.Name!.Sheet)
        && !new[] { first, second }.All(item =>
            ReferenceEquals(item.Name!.Sheet, draft.Sheet)
            || draft.Related.Exists(related => ReferenceEquals(related.Sheet, item.Name.Sheet))
        );

    private static ColumnValue Value(Draft draft, Item item) => new(draft.FieldOf(item.Name!.Sheet, item.Name.Column!));

    private static bool AreAlike(ColumnProfile first, ColumnProfile second) =>
        (first.Kind.IsDate() && second.Kind.IsDate())
        || (first.Kind.IsNumeric() && second.Kind.IsNumeric())
        || (
            first.Kind.IsText()
            && second.Kind.IsText()
            && (
                Scales.Common(first, second).Count > 0
                || first
                    .Values.Take(20)
                    .Any(value => second.Values.Any(other => string.Equals(other.Value, value.Value, StringComparison.OrdinalIgnoreCase)))
            )
        );

    private static CompareOp? Op(string word) =>
        word switch
        {
            "above" or "exceeds" or "exceed" or "exceeded" or "greater" or "higher" or "worse" or "over" or "after" or "later" or "more" =>
                CompareOp.Gt,
            "below" or "lower" or "less" or "under" or "before" or "earlier" or "fewer" => CompareOp.Lt,
            "differ" or "differs" or "different" or "unlike" => CompareOp.Ne,
            "equals" or "equal" or "same" or "matches" or "match" => CompareOp.Eq,
            _ => null,
        };
}
