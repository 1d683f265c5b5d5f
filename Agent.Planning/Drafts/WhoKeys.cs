using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>"who has the most overdue actions": a question for persons that names no column of them.</summary>
internal static class WhoKeys
{
    private const int MaxColumns = 3;

    private static readonly FrozenSet<string> PeopleNouns = WordLists.Of("people_nouns");
    private static readonly FrozenSet<string> Headers = WordLists.Of("who_headers");
    private static readonly FrozenSet<string> InCharge = WordLists.Of("charge_headers");

    /// <summary>The draft, and where "who" is asked without a key, one draft for each column of persons or of those in charge.</summary>
    public static IEnumerable<Draft> Of(Draft draft)
    {
        yield return draft;
        foreach (var people in People(draft))
            yield return people;
        if (draft.Keys.Count > 0 || draft.Shows.Count > 0 || draft.Find(Sense.Who) is not { } who)
            yield break;
        foreach (var column in draft.Sheet.Columns.Where(IsOfPersons).Take(MaxColumns))
        {
            var next = draft.Clone();
            next.Ledger.Use(who);
            next.Keys.Add((new GroupKey(new ColumnValue(new Field(column.Name))), who.Start));
            next.Features.Add("key:who");
            next.Features.Add(Verbs(draft, column).Any() ? "key:who, their verb said" : "key:who, no verb");
            if (IsOpen(draft))
                next.Features.Add(IsInCharge(column) ? "key:who, in charge of what is open" : "key:who, not in charge of what is open");
            UseVerb(next, column);
            yield return next;
        }
    }

    /// <summary>"how many different people reported": the names in a column of persons, each counted once.</summary>
    private static IEnumerable<Draft> People(Draft draft)
    {
        if (draft.Keys.Count > 0 || draft.Distincts.Count > 0 || draft.Find(Sense.Distinct) is not { } op)
            yield break;
        if (op.End >= draft.Question.Tokens.Count || !PeopleNouns.Contains(draft.Question.Tokens[op.End].Lower))
            yield break;
        foreach (var column in draft.Sheet.Columns.Where(IsOfPersons).Take(MaxColumns))
        {
            var next = draft.Clone();
            next.Ledger.Use(op.End, op.End + 1);
            next.Distincts.Add((new Field(column.Name), op.End));
            next.Features.Add("distinct:people");
            next.Features.Add(Verbs(draft, column).Any() ? "distinct:people, their verb said" : "distinct:people, no verb");
            UseVerb(next, column);
            yield return next;
        }
    }

    private static bool IsOpen(Draft draft) =>
        draft.Parts.Exists(part => part.Predicate is HasStatus { Status: ActionStatus.Overdue or ActionStatus.Open });

    private static bool IsInCharge(ColumnProfile column) => NameWords.Split(column.Name).Any(InCharge.Contains);

    private static void UseVerb(Draft draft, ColumnProfile column)
    {
        foreach (var at in Verbs(draft, column))
            draft.Ledger.Use(at, at + 1);
    }

    /// <summary>Where what the persons of a column do is said: "reported" for Reported by and RPT_BY.</summary>
    private static IEnumerable<int> Verbs(Draft draft, ColumnProfile column)
    {
        var stems = NameWords
            .Split(Synonyms.WrittenOut(column.Name) ?? column.Name)
            .Where(word => !StopWords.IsGlue(word))
            .Select(Stemmer.Stem)
            .ToHashSet(StringComparer.Ordinal);
        return Enumerable
            .Range(0, draft.Question.Tokens.Count)
            .Where(at => stems.Contains(draft.Question.Tokens[at].Stem) && draft.Cues.ItemAt(at) is null);
    }

    /// <summary>Whether a column holds persons or those in charge.</summary>
    public static bool IsOfPersons(ColumnProfile column) =>
        column.Kind.IsText()
        && !column.IsNarrative
        && column.Filled > 0
        && (column.IsPerson || NameWords.Split(column.Name).Any(Headers.Contains));
}
