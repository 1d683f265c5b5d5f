using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Drafts;

/// <summary>
/// "working at height as one of the hazards", "over 60 kEUR": words of the header of a column that is used already tell nothing new.
/// </summary>
internal static class RestatedWords
{
    /// <summary>Uses them.</summary>
    public static Draft Say(Draft draft)
    {
        HashSet<string>? stems = null;
        for (var at = 0; at < draft.Question.Tokens.Count; at++)
        {
            if (draft.Ledger.IsUsed(at) || !draft.Question.IsContent(at) || draft.Question.Tokens[at].Number is not null)
                continue;
            stems ??= [.. Columns(draft).SelectMany(Words).Select(Stemmer.Stem)];
            if (!stems.Contains(draft.Question.Tokens[at].Stem) || IsValue(draft, at) || SaysThereIsOne(draft, at) || Opens(draft, at))
                continue;
            draft.Ledger.Use(at, at + 1);
            draft.Features.Add("restated");
        }

        return draft;
    }

    private static IEnumerable<string> Words(ColumnProfile column) =>
        HeaderWords.Bracketed(column.Name) is { } unit ? [.. NameWords.Split(column.Name), unit] : NameWords.Split(column.Name);

    /// <summary>"Organisation type by year: tribes only": a column that a question opens with is what it groups by.</summary>
    private static bool Opens(Draft draft, int at) =>
        draft.Question.Names.Any(name =>
            name is { Kind: TermKind.Column, IsWhole: true, Start: 0 } && at < name.End && ReferenceEquals(name.Sheet, draft.Sheet)
        );

    /// <summary>"among those with a response type" leaves out the others: it says more than the column's name.</summary>
    private static bool SaysThereIsOne(Draft draft, int at)
    {
        while (
            at > 0
            && draft.Question.Tokens[at - 1].Kind == TokenKind.Word
            && !draft.Ledger.IsUsed(at - 1)
            && draft.Question.IsContent(at - 1)
        )
            at--;
        return BlankRoles.IsSaidWithArticle(draft, at);
    }

    /// <summary>A word that a value is called by may limit the records.</summary>
    private static bool IsValue(Draft draft, int at) =>
        draft.Question.Names.Any(name =>
            name is { Kind: TermKind.Value, IsWhole: true } && name.Start <= at && at < name.End && ReferenceEquals(name.Sheet, draft.Sheet)
        );

    private static IEnumerable<ColumnProfile> Columns(Draft draft) =>
        draft
            .Parts.Select(part => part.Column)
            .Concat(draft.Stats.Select(stat => stat.Of is ColumnValue value ? draft.ColumnOf(value.Field) : null))
            .Concat(draft.Keys.Select(key => key.Key.Of is ColumnValue value ? draft.ColumnOf(value.Field) : null))
            .Concat(draft.Distincts.Concat(draft.Shows).Select(item => draft.ColumnOf(item.Of)))
            .OfType<ColumnProfile>();
}
