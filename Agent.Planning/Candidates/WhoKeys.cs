using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>"who has the most overdue actions": a question for persons that names no column of them.</summary>
internal static class WhoKeys
{
    private const int MaxColumns = 3;

    private static readonly FrozenSet<string> Headers = WordLists.Of("who_headers");

    /// <summary>The draft, and where "who" is asked without a key, one draft for each column of persons or of those in charge.</summary>
    public static IEnumerable<Draft> Of(Draft draft)
    {
        yield return draft;
        if (draft.Keys.Count > 0 || draft.Shows.Count > 0 || draft.Find(Sense.Who) is not { } who)
            yield break;
        foreach (var column in draft.Sheet.Columns.Where(IsOfPersons).Take(MaxColumns))
        {
            var next = draft.Clone();
            next.Ledger.Use(who);
            next.Keys.Add((new GroupKey(new ColumnValue(new Field(column.Name))), who.Start));
            next.Features.Add("key:who");
            yield return next;
        }
    }

    private static bool IsOfPersons(ColumnProfile column) =>
        column.Kind.IsText()
        && !column.IsNarrative
        && column.Filled > 0
        && (column.IsPerson || NameWords.Split(column.Name).Any(Headers.Contains));
}
