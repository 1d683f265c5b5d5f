using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>Words that nothing in the dataset is called: what people wrote may hold them.</summary>
internal static class FreeText
{
    private const int MaxWords = 3;
    private const int MaxRuns = 2;
    private const int MaxColumns = 2;
    private const int Reach = 7;

    /// <summary>Whether a column holds texts to look into, rather than values of a list.</summary>
    public static bool IsSearched(ColumnProfile column) =>
        column.IsNarrative
        || (
            column.Kind == ColumnKind.Text
            && !column.IsIdentifier
            && (!column.ValuesComplete || (column.MeanLength > 25 && column.Distinct > 50))
        );

    /// <summary>The draft, and where words are left that nothing explains, one that looks for them in what people wrote.</summary>
    public static IEnumerable<Draft> Of(Draft draft)
    {
        yield return draft;
        var runs = Runs(draft).ToList();
        if (runs.Count is 0 or > MaxRuns)
            yield break;
        List<Field> fields = [.. draft.Sheet.Columns.Where(column => column.IsNarrative).Select(column => new Field(column.Name))];
        if (fields.Count is 0 or > MaxColumns)
            yield break;
        var next = draft.Clone();
        foreach (var (start, end) in runs)
            Add(next, fields, start, end);
        next.Features.Add("text:free");
        next.Features.Add($"text:free:{draft.Cues.Preposition(runs[0].Start)}");
        next.Features.Add(
            draft.Question.Index.Knows(draft.Question.Tokens[runs[0].Start].Stem)
                ? "text:free, a word of the data"
                : "text:free, a word of its own"
        );
        yield return next;
    }

    /// <summary>
    /// The words nearest to a named column of texts: "peanut in the reason", "reason has peanut"; null where there are none.
    /// </summary>
    public static (int Start, int End)? Near(Draft draft, Item column) =>
        Runs(draft).Where(run => run.End <= column.Start ? column.Start - run.End <= Reach : run.Start - column.End <= Reach)
            .OrderBy(run => run.End <= column.Start ? column.Start - run.End : run.Start - column.End)
            .Select(run => ((int, int)?)run).FirstOrDefault();

    /// <summary>Adds the condition that one of some columns holds the words.</summary>
    public static void Add(Draft draft, IReadOnlyList<Field> fields, int start, int end)
    {
        var text = Text(draft, start, end);
        List<Predicate> any = [.. fields.Select(field => (Predicate)new ContainsText(field, text))];
        draft.Ledger.Use(start, end);
        draft.Parts.Add(
            new Part(any.Count == 1 ? any[0] : new AnyOf(any), start, end) { IsNegated = Negations.Take(draft, start), Label = text }
        );
    }

    /// <summary>Stretches of words that tell something and that nothing uses.</summary>
    private static IEnumerable<(int Start, int End)> Runs(Draft draft)
    {
        for (var at = 0; at < draft.Question.Tokens.Count; at++)
        {
            if (!IsFree(draft, at))
                continue;
            var end = at + 1;
            while (end < draft.Question.Tokens.Count && end < at + MaxWords && IsFree(draft, end))
                end++;
            yield return (at, end);
            at = end - 1;
        }
    }

    private static bool IsFree(Draft draft, int at) =>
        !draft.Ledger.IsUsed(at)
        && draft.Cues.ItemAt(at) is null
        && draft.Question.IsContent(at)
        && draft.Question.Tokens[at].Kind is TokenKind.Word or TokenKind.Quote
        && draft.Question.Tokens[at].Number is null;

    private static string Text(Draft draft, int start, int end)
    {
        var tokens = draft.Question.Tokens.Skip(start).Take(end - start).ToList();
        return tokens.Count == 1 && tokens[0].Kind == TokenKind.Word && !tokens[0].IsCode
            ? tokens[0].Singular
            : string.Join(' ', tokens.Select(token => token.Text)).ToLowerInvariant();
    }
}
