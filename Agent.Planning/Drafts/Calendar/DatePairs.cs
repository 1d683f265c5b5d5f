using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts.Calendar;

/// <summary>Two dates of the records between which a time may run, and the words that name them.</summary>
/// <param name="From">The earlier.</param>
/// <param name="To">The later.</param>
internal sealed record DatePair(ColumnProfile From, ColumnProfile To)
{
    public DurationBetween In(TimeUnit unit) => new(new Field(From.Name), new Field(To.Name), unit);
}

/// <summary>Finds the pairs of dates that a question may speak of.</summary>
internal static class DatePairs
{
    /// <summary>The pairs, those first whose names are said; no more than so many.</summary>
    public static IEnumerable<DatePair> Of(Draft draft, int most)
    {
        var dates = draft.Sheet.Columns.Where(column => column.Kind.IsDate() && column.Filled > 0 && column.Distinct > 1).ToList();
        return dates
            .SelectMany(
                from => dates.Where(to => to != from && string.CompareOrdinal(to.Max, from.Min) >= 0),
                (from, to) => new DatePair(from, to)
            )
            .Where(pair => !IsBackward(draft, pair) && !IsOfTheAct(draft, pair) && !IsFromAnother(draft, pair))
            .OrderByDescending(pair =>
                (2 * Said(draft, pair.From)) + (2 * Said(draft, pair.To)) + (pair.From.Name == draft.Date?.Column ? 1 : 0)
            )
            .Take(most);
    }

    /// <summary>
    /// Times run from what comes first: a pair whose dates come wholly in the other order is told the other way round. Due dates lie on
    /// either side of what is done.
    /// </summary>
    private static bool IsBackward(Draft draft, DatePair pair) =>
        pair.To.DateRole == DateRole.Due
            ? pair.From.DateRole == DateRole.Closed && !draft.Question.Tokens.Any(token => token.Is(Ahead))
            : pair.From.DateRole == DateRole.Closed && string.CompareOrdinal(pair.From.Min, pair.To.Min) > 0
                || pair.From.DateRole != DateRole.Due
                    && string.CompareOrdinal(pair.From.Min, pair.To.Min) > 0
                    && string.CompareOrdinal(pair.From.Max, pair.To.Max) >= 0;

    /// <summary>"days to fix" run to what was fixed, Fixed on, not to Fix by, which the same word names.</summary>
    private static bool IsOfTheAct(Draft draft, DatePair pair) =>
        pair.To.DateRole == DateRole.Due
        && Enumerable.Range(0, draft.Question.Tokens.Count).Where(at => draft.Question.NamesDate(pair.To, at)).ToList()
            is { Count: > 0 } said
        && draft.Sheet.Columns.Any(column =>
            column is { DateRole: DateRole.Closed, Filled: > 0 } && said.TrueForAll(at => draft.Question.NamesDate(column, at))
        );

    /// <summary>"counted from discovery" begins with it, "from the event to …" with the date of the record.</summary>
    private static bool IsFromAnother(Draft draft, DatePair pair)
    {
        var question = draft.Question;
        for (var at = 0; at + 1 < question.Tokens.Count; at++)
        {
            if (!question.Is(at, "from", "since"))
                continue;
            var first = question.Is(at + 1, "the", "a", "an", "its", "their") ? at + 2 : at + 1;
            if (first >= question.Tokens.Count)
                continue;
            if (question.NamesDate(pair.To, first) && !question.NamesDate(pair.From, first))
                return true;
            if (
                pair.From.Name != draft.Date?.Column
                && draft.Date is { Table: null }
                && Said(draft, pair.From) == 0
                && question.Is(first + 1, "to", "until", "till")
                && draft.IsRecordNoun(question.Tokens[first].Stem)
            )
                return true;
        }

        return false;
    }

    // Words of a time that is left of what was given.
    private static readonly string[] Ahead = ["before", "early", "earlier", "ahead", "left", "spare", "remaining", "advance"];

    /// <summary>How many dates of the sheet are said.</summary>
    public static int Said(Draft draft) =>
        draft.Sheet.Columns.Count(column => column.Kind.IsDate() && column.Filled > 0 && column.Distinct > 1 && Said(draft, column) > 0);

    /// <summary>Uses the words of a pair, and tells how it was said.</summary>
    public static void Use(Draft next, DatePair pair, string kind)
    {
        var from =
            Said(next, pair.From) > 0 ? "from said"
            : pair.From.Name == next.Date?.Column ? "from default"
            : "from other";
        next.Features.Add($"{kind}:{from}:{(Said(next, pair.To) > 0 ? "to said" : "to other")}");
        next.Features.Add(string.CompareOrdinal(pair.From.Min, pair.To.Min) <= 0 ? $"{kind}:forward" : $"{kind}:backward");
        if (IsOutsaid(next, pair))
            next.Features.Add($"{kind}:another said more");
        if (Place(next, pair.From) is { } one && Place(next, pair.To) is { } two && one != two)
            next.Features.Add(one < two ? $"{kind}:as told" : $"{kind}:turned round");
        for (var at = 0; at < next.Question.Tokens.Count; at++)
        {
            if (next.Question.NamesDate(pair.From, at) || next.Question.NamesDate(pair.To, at))
                next.Ledger.Use(at, at + 1);
        }
    }

    /// <summary>Whether more words of another date are said than of the pair's second.</summary>
    private static bool IsOutsaid(Draft draft, DatePair pair) =>
        draft.Sheet.Columns.Any(column =>
            column != pair.From && column != pair.To && column.Kind.IsDate() && Said(draft, column) > Said(draft, pair.To)
        );

    /// <summary>Uses all words for a length of time: "how many days was the delay" says it twice.</summary>
    public static void UseWords(Draft next)
    {
        foreach (
            var op in next.Question.Operators.Where(op =>
                op.Sense == Sense.Duration && next.Cues.ItemAt(op.End - 1) is null or { Period: not null }
            )
        )
            next.Ledger.Use(op);
    }

    // "signed off": of dates whose headers share a word, the one more of whose words are said.
    private static int Said(Draft draft, ColumnProfile column)
    {
        var (question, stems) = (draft.Question, 0);
        for (var at = 0; at < question.Tokens.Count && stems < 3; at++)
        {
            if (IsSaid(at) && !IsRepeated(at))
                stems++;
        }

        return stems;

        bool IsSaid(int at) => question.NamesDate(column, at) && !draft.IsOfCondition(at);

        bool IsRepeated(int at)
        {
            for (var before = 0; before < at; before++)
            {
                if (question.Tokens[before].Stem == question.Tokens[at].Stem && IsSaid(before))
                    return true;
            }

            return false;
        }
    }

    private static int? Place(Draft draft, ColumnProfile column)
    {
        for (var at = 0; at < draft.Question.Tokens.Count; at++)
        {
            if (draft.Question.NamesDate(column, at) && !draft.IsOfCondition(at))
                return at;
        }

        return null;
    }
}
