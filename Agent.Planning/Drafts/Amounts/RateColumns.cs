using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Planning.Drafts;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts.Amounts;

/// <summary>Columns that hold an amount of each hour, unit or the like beside one that holds the amount itself.</summary>
internal static class RateColumns
{
    private static readonly FrozenSet<string> Words = WordLists.Of("rate_headers");

    /// <summary>
    /// "cost" is not the Hourly Cost where there is an Incident Cost too: the rate is asked for by its own word.
    /// </summary>
    public static bool IsUnasked(Draft draft, Item item)
    {
        var (sheet, column) = (item.Name!.Sheet, item.Name.Column!);
        var rates = NameWords.Split(column.Name).Where(Words.Contains).ToList();
        return rates.Count > 0
            && !rates.Exists(rate => draft.Question.Tokens.Any(token => token.Lower == rate || token.Singular == rate))
            && sheet.Columns.Any(other =>
                !ReferenceEquals(other, column)
                && other.Filled > 0
                && Numbers.IsMeasure(other)
                && !NameWords.Split(other.Name).Any(Words.Contains)
                && IsNamed(draft, item, other)
            );
    }

    private static bool IsNamed(Draft draft, Item item, ColumnProfile other) =>
        draft.Question.Names.Any(name =>
            name.Kind == TermKind.Column
            && ReferenceEquals(name.Column, other)
            && name.Start == item.Start
            && name.End == item.End
            && name.Match <= item.Name!.Match
        );
}
