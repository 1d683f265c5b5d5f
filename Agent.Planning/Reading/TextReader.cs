using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Reading;

/// <summary>Reads texts to look for: "mention a helmet", "name starts with", a text in quotation marks.</summary>
internal static class TextReader
{
    private const int MaxWords = 4;

    private static readonly string[] Verbs = ["mention", "mentions", "mentioned", "mentioning", "contain", "contains", "containing", "says", "saying", "describe", "describes", "describing", "reference", "references", "referencing"];

    /// <summary>The texts, their tokens used.</summary>
    public static IReadOnlyList<TextCondition> Read(Sentence sentence)
    {
        var found = new List<TextCondition>();
        for (var at = 0; at < sentence.Tokens.Count; at++)
        {
            var (op, start) = Verb(sentence, at);
            var end = op is null ? at : End(sentence, start);
            if (op is null && sentence.Tokens[at].Kind == TokenKind.Quote && sentence.LinkAt(at) is null)
                (op, start, end) = ("contains", at, at + 1);
            if (op is null || end <= start || Columns(sentence, at) is not { Count: > 0 } columns)
                continue;
            var text = Text(sentence, start, end, op);
            var isNegated = Negation.IsNear(sentence, at);
            sentence.Use(at, end);
            found.Add(new TextCondition(columns, op, text, isNegated));
            at = end;
        }

        return found;
    }

    /// <summary>Whether a token is inside a text looked for, so that it names nothing.</summary>
    public static (int Start, int End)? Span(Sentence sentence)
    {
        for (var at = 0; at < sentence.Tokens.Count; at++)
        {
            var (op, start) = Verb(sentence, at);
            if (op is not null && End(sentence, start) is var end && end > start)
                return (at, end);
        }

        return null;
    }

    private static (string? Op, int Start) Verb(Sentence sentence, int at)
    {
        if (sentence.Is(at, "starts", "starting", "start", "begins", "beginning", "begin") && sentence.Is(at + 1, "with"))
            return ("starts_with", Skip(sentence, at + 2));
        if (sentence.Is(at, "ends", "ending", "end") && sentence.Is(at + 1, "with", "in"))
            return ("ends_with", Skip(sentence, at + 2));
        if (sentence.Is(at, Verbs))
            return ("contains", Skip(sentence, at + 1));
        return sentence.Is(at, "word", "words", "phrase") && sentence.Is(at - 1, "the") ? ("contains", Skip(sentence, at + 1)) : (null, at);
    }

    private static int Skip(Sentence sentence, int at)
    {
        while (sentence.Is(at, "a", "an", "the", "any", "word", "words", "phrase", "term", "of", "text", ":"))
            at++;
        return at;
    }

    private static int End(Sentence sentence, int start)
    {
        var end = start;
        if (start < sentence.Tokens.Count && sentence.Tokens[start].Kind == TokenKind.Quote)
            return start + 1;
        while (end < sentence.Tokens.Count && end < start + MaxWords + 2 && !sentence.IsTaken(end))
        {
            var token = sentence.Tokens[end];
            if (token.Kind is TokenKind.Sign && !(token.Lower is "," or ":" or "/" && sentence.Tokens[Math.Max(start, end - 1)].IsCode && end + 1 < sentence.Tokens.Count && sentence.Tokens[end + 1].IsCode))
                break;
            if (token.Is("in", "on", "and", "or", "for", "where", "who", "during", "by", "per", "since", "between", "from", "as", "with", "when", "that", "which"))
                break;
            end++;
        }

        return end;
    }

    /// <summary>The text as it is looked for: the singular of plain words, so that one form finds the other.</summary>
    private static string Text(Sentence sentence, int start, int end, string op)
    {
        var tokens = sentence.Tokens.Skip(start).Take(end - start).ToList();
        var text = string.Concat(tokens.Select((token, i) => (i > 0 && token.Kind != TokenKind.Sign ? " " : string.Empty) + token.Text)).ToLowerInvariant();
        return op == "contains" && tokens.Count == 1 && tokens[0].Kind == TokenKind.Word && !tokens[0].IsCode ? tokens[0].Singular : text;
    }

    /// <summary>The columns meant: the text column named nearest, else all that people wrote long texts in.</summary>
    private static IReadOnlyList<ColumnRef> Columns(Sentence sentence, int at)
    {
        var named = sentence.Links
            .Where(link => link.Kind == TermKind.Column && link.Column!.Kind.IsText() && !link.IsFlag)
            .OrderBy(link => link.Start < at ? at - link.End : 2 * (link.Start - at))
            .FirstOrDefault();
        if (named is not null)
        {
            sentence.Use(named.Start, named.End);
            return [new ColumnRef(named.Sheet, named.Column!)];
        }

        var texts = sentence.Sheet.Columns.Where(column => column.IsNarrative).ToList();
        if (texts.Count == 0)
            texts = [.. sentence.Sheet.Columns.Where(column => column.Kind == ColumnKind.Text && column.MeanLength > 20 && column.Distinct > column.Filled / 3)];
        return [.. texts.Select(column => new ColumnRef(sentence.Sheet, column))];
    }
}
