using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts.Calendar;

/// <summary>"lost time injuries" of a register that keeps lost days: the records that have at least one.</summary>
internal static class LostTime
{
    private static readonly FrozenSet<string> Lost = WordLists.Of("lost_headers");
    private static readonly FrozenSet<string> Units = WordLists.Of("lost_units");

    /// <summary>The draft, and where lost time is spoken of and a column holds it, one with that condition.</summary>
    public static IEnumerable<Draft> Of(Draft draft)
    {
        yield return draft;
        if (
            draft.Find(Sense.LostTime) is not { } said
            || draft.Question.Names.Any(name => name.IsWhole && name.Start <= said.Start && said.End <= name.End)
            || draft.Sheet.Columns.FirstOrDefault(IsLostTime) is not { } column
        )
            yield break;
        var next = draft.Clone();
        var field = new Field(column.Name);
        next.Ledger.Use(said);
        next.Parts.Add(
            new Part(new CompareValue(new ColumnValue(field), CompareOp.Gt, 0), said.Start, said.End)
            {
                Field = field,
                Column = column,
                IsNegated = Negations.Take(next, said.Start),
            }
        );
        next.Features.Add("value:lost time");
        yield return next;
    }

    private static bool IsLostTime(ColumnProfile column)
    {
        var words = NameWords.Split(column.Name);
        // Days off work are lost, hours off hire are not.
        return column.Kind.IsNumeric()
            && column.Filled > 0
            && words.Any(word => Lost.Contains(word) && (word != "off" || words.Contains("work")))
            && words.Any(Units.Contains);
    }
}
