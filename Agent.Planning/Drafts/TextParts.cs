using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>Texts to look for in what people wrote: "mention a helmet", a text in quotation marks.</summary>
internal static class TextParts
{
    private const int MaxWords = 4;

    public static void Add(Draft draft, HashSet<Item> attached)
    {
        foreach (var op in draft.Question.Operators.Where(op => op.Sense is Sense.Mention or Sense.Starts))
        {
            var start = Skip(draft.Question, op.End);
            var end = End(draft, start);
            if (end <= start || draft.Cues.Covered(op) || Enumerable.Range(start, end - start).Any(at => draft.Cues.ItemAt(at) is not null))
                continue;
            Add(
                draft,
                attached,
                op.Start,
                start,
                end,
                op.Sense == Sense.Starts,
                draft.Question.Operators.First(other => ReferenceEquals(other, op))
            );
        }

        for (var at = 0; at < draft.Question.Tokens.Count; at++)
        {
            if (draft.Question.Tokens[at].Kind == TokenKind.Quote && !draft.Ledger.IsUsed(at) && draft.Cues.ItemAt(at) is null)
                Add(draft, attached, at, at, at + 1, false, null);
        }
    }

    private static void Add(Draft draft, HashSet<Item> attached, int from, int start, int end, bool starts, OperatorMention? op)
    {
        var named = Named(draft, from, end);
        List<Field> fields = named is not null
            ? [draft.FieldOf(named.Name!.Sheet, named.Name.Column!)]
            : [.. draft.Sheet.Columns.Where(column => column.IsNarrative).Select(column => new Field(column.Name))];
        if (fields.Count == 0)
            fields =
            [
                .. draft
                    .Sheet.Columns.Where(column =>
                        column.Kind == ColumnKind.Text && column.MeanLength > 20 && column.Distinct > column.Filled / 3
                    )
                    .Select(column => new Field(column.Name)),
            ];
        if (fields.Count is 0 or > 4)
            return;
        if (named is not null)
        {
            attached.Add(named);
            draft.Ledger.Use(named.Start, named.End);
        }

        if (op is not null)
            draft.Ledger.Use(op);
        draft.Ledger.Use(start, end);
        var text = Text(draft.Question, start, end);
        List<Predicate> any =
        [
            .. fields.Select(field => starts ? (Predicate)new StartsWithText(field, text) : new ContainsText(field, text)),
        ];
        draft.Parts.Add(
            new Part(any.Count == 1 ? any[0] : new AnyOf(any), from, end) { IsNegated = Negations.Take(draft, from), Label = text }
        );
        draft.Features.Add($"text:{(op is null ? "quoted" : "said")}:{(named is null ? "any column" : "column")}");
    }

    /// <summary>
    /// The column nearest to the words: of texts, or right beside them. "equipment other than cranes mention floor" looks into none of it.
    /// </summary>
    private static Item? Named(Draft draft, int from, int end) =>
        draft
            .Items.Where(item =>
                item.Name is { Kind: TermKind.Column, Column: { } column }
                && column.Kind.IsText()
                && (FreeText.IsSearched(column) || item.End == from || item.Start - end is >= 0 and <= 2)
            )
            .OrderBy(item => item.Start < from ? from - item.End : 2 * (item.Start - from))
            .FirstOrDefault();

    private static int Skip(Question question, int at)
    {
        while (question.Is(at, "a", "an", "the", "any", "word", "words", "phrase", "term", "of", "text", ":", "that"))
            at++;
        return at;
    }

    private static int End(Draft draft, int start)
    {
        var question = draft.Question;
        if (start < question.Tokens.Count && question.Tokens[start].Kind == TokenKind.Quote)
            return start + 1;
        var end = start;
        while (
            end < question.Tokens.Count
            && end < start + MaxWords
            && question.Tokens[end].Kind is not TokenKind.Sign
            && !question.Is(
                end,
                "in",
                "on",
                "and",
                "or",
                "for",
                "where",
                "who",
                "during",
                "by",
                "per",
                "since",
                "between",
                "from",
                "as",
                "with",
                "when",
                "that",
                "which",
                "anywhere",
                "how"
            )
        )
            end++;
        return end;
    }

    private static string Text(Question question, int start, int end)
    {
        var tokens = question.Tokens.Skip(start).Take(end - start).ToList();
        return tokens.Count == 1 && tokens[0].Kind == TokenKind.Word && !tokens[0].IsCode
            ? tokens[0].Singular
            : string.Join(' ', tokens.Select(token => token.Text)).ToLowerInvariant();
    }
}
