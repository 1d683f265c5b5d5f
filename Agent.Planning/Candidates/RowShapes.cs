using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Drafts.Amounts;
using Agent.Planning.Drafts.Calendar;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>The records themselves: a list, the latest, the costliest; or one value of them.</summary>
internal static class RowShapes
{
    public static IEnumerable<Candidate> Of(Measured measured)
    {
        var draft = measured.Draft;
        var asks =
            draft.Has(
                Sense.List,
                Sense.Which,
                Sense.Who,
                Sense.When,
                Sense.Where,
                Sense.Latest,
                Sense.Earliest,
                Sense.Maximum,
                Sense.Minimum,
                Sense.Top
            )
            || draft.Shows.Count > 0;
        if (!asks || (draft.Distincts.Count > 0))
            yield break;
        if (draft.Stats.Count == 0 && measured.Name == "count")
        {
            yield return Plain(measured);
            if (ByDate(measured) is { } dated)
                yield return dated;
            if (Date(measured) is { } date)
                yield return date;
            if (Span(measured) is { } span)
                yield return span;
            if (Between(measured) is { } between)
                yield return between;
        }

        if (
            draft.Stats.Count > 0
            && measured.Name is nameof(Statistic.Max) or nameof(Statistic.Min) or nameof(Statistic.Sum)
            && ByNumber(measured, null) is { } extreme
        )
        {
            yield return extreme;
            if (
                draft.Shows.Count == 0
                && draft.Has(Sense.Which, Sense.Who, Sense.List, Sense.Where)
                && NameColumns.Of(draft.Sheet) is { } name
                && ByNumber(measured, new Field(name.Name)) is { } named
            )
                yield return named;
        }

        if (measured.Select is [StatisticOf { Of: DurationBetween { To: not null } length, Function: Statistic.Max or Statistic.Min }])
        {
            if (ByLength(measured, length) is { } longest)
                yield return longest;
        }

        if (draft.Stats.Count > 0 && measured.Name is nameof(Statistic.Mean) && ValueOf(measured) is { } value)
            yield return value;
    }

    private static RowList Columns(Draft draft) => new() { Columns = [.. Which(draft).Concat(Shown(draft)).Distinct()] };

    /// <summary>"the five costliest with their site": what is said behind "with" stands beside what tells the records apart.</summary>
    private static Field[] Which(Draft draft) =>
        draft.Shows.Count > 0
        && draft.Question.Is(draft.Shows[0].At - 1, "with", "their", "its", "the")
        && (draft.Question.Is(draft.Shows[0].At - 1, "with") || draft.Question.Is(draft.Shows[0].At - 2, "with"))
        && Id(draft) is { } key
        && !draft.Shows.Exists(show => draft.ColumnOf(show.Of) is { IsIdentifier: true } || show.Of == key)
            ? [key]
            : [];

    /// <summary>What tells the records apart; null where nothing does.</summary>
    private static Field? Id(Draft draft) =>
        (
            draft.Sheet.Column(draft.Sheet.EntityKey)
            ?? draft.Sheet.Columns.FirstOrDefault(column => column.IsIdentifier && column.Distinct == draft.Sheet.Rows)
        )
            is { } key
            ? new Field(key.Name)
            : null;

    private static Candidate Plain(Measured measured)
    {
        var next = measured.Draft.Clone();
        next.Take(Sense.List, Sense.Which, Sense.Who, Sense.When, Sense.Where);
        next.Features.Add(next.Shows.Count > 0 ? "rows:columns said" : "rows:no columns");
        next.Features.Add(next.Parts.Count > 0 ? "rows:some" : "rows:all");
        var distinct =
            next.Take(Sense.Distinct)
            || (next.Shows.Count > 0 && next.Shows.All(show => next.ColumnOf(show.Of) is { IsIdentifier: false }));
        return Shapes.Finish(next, measured, next.Asked() with { Rows = Columns(next) with { Distinct = distinct } }, "rows");
    }

    private static Candidate? ByDate(Measured measured)
    {
        var next = measured.Draft.Clone();
        if (next.Date is not { } date || Ranks.Take(next, true) is not { } rank)
            return null;
        next.Take(Sense.List, Sense.Which, Sense.Who, Sense.When, Sense.Where);
        return Shapes.Finish(
            next,
            measured,
            new Query
            {
                From = next.Sheet.Table,
                Where = Conditions.All([next.Where(), new Negation(new IsBlank(date))]),
                Rows = Columns(next),
                Order = [new OrderBy { Value = new ColumnValue(date), Descending = rank.Descending }],
                Limit = new Limit(rank.Count ?? 1),
            },
            "rows by date"
        );
    }

    private static Candidate? Date(Measured measured)
    {
        var next = measured.Draft.Clone();
        if (next.Date is not { } date || next.Find(Sense.Latest, Sense.Earliest) is not { } op || !next.Has(Sense.When))
            return null;
        next.Ledger.Use(op);
        next.Take(Sense.When);
        return Shapes.Finish(
            next,
            measured,
            next.Asked() with
            {
                Select = [new StatisticOf(op.Sense == Sense.Latest ? Statistic.Max : Statistic.Min, new ColumnValue(date))],
            },
            "extreme date"
        );
    }

    /// <summary>"When was the first and when the last call?": both ends of a date.</summary>
    private static Candidate? Span(Measured measured)
    {
        var next = measured.Draft.Clone();
        if (next.Date is not { } date || !next.Take(Sense.Earliest) || !next.Take(Sense.Latest))
            return null;
        while (next.Take(Sense.When, Sense.Which)) { }

        return Shapes.Finish(
            next,
            measured,
            next.Asked() with
            {
                Select = [new StatisticOf(Statistic.Min, new ColumnValue(date)), new StatisticOf(Statistic.Max, new ColumnValue(date))],
            },
            "first and last date"
        );
    }

    /// <summary>"How many days are there between the first and the last fire": the time from the one to the other.</summary>
    private static Candidate? Between(Measured measured)
    {
        var next = measured.Draft.Clone();
        if (next.Date is not { } date || !next.Take(Sense.Duration) || !next.Take(Sense.Earliest) || !next.Take(Sense.Latest))
            return null;
        next.Take(Sense.Count);
        next.Take(Sense.Duration);
        DatePairs.UseWords(next);
        return Shapes.Finish(
            next,
            measured,
            next.Asked() with
            {
                Select = [new StatisticOf(Statistic.Range, new DurationBetween(date, null, DurationMeasures.Unit(next)))],
            },
            "time from first to last"
        );
    }

    private static Candidate? ByNumber(Measured measured, Field? name)
    {
        var draft = measured.Draft;
        var next = draft.Clone();
        var descending = measured.Name != nameof(Statistic.Min);
        int? count = 1;
        if (measured.Name == nameof(Statistic.Sum))
        {
            if (Ranks.Take(next, false) is not { } rank)
                return null;
            (descending, count) = (rank.Descending, rank.Count ?? 1);
        }
        else if (
            next
                .Question.Tokens.Select((token, at) => (token, at))
                .FirstOrDefault(item =>
                    item.token.Number is >= 1 and <= 1000 && !next.Ledger.IsUsed(item.at) && NumberParts.IsRank(next, item.at)
                ) is
            { token: not null } number
        )
        {
            next.Ledger.Use(number.at, number.at + 1);
            count = (int)number.token.Number!.Value;
        }

        next.Take(Sense.List, Sense.Which, Sense.Who, Sense.When, Sense.Where);
        var value = next.Stats[0].Of;
        return Shapes.Finish(
            next,
            measured,
            new Query
            {
                From = next.Sheet.Table,
                Where = Conditions.All([next.Where(), value is ColumnValue column ? new Negation(new IsBlank(column.Field)) : null]),
                Rows = Columns(next) with { Columns = Chosen(next, name, value) },
                Order = [new OrderBy { Value = value, Descending = descending }],
                Limit = new Limit(count ?? 1),
            },
            name is null ? "rows by number" : "named by number"
        );
    }

    /// <summary>
    /// "which took longest to close": the records by a length of time. "the longest time between raising and starting" names its ends, and
    /// no columns to show.
    /// </summary>
    private static Candidate? ByLength(Measured measured, DurationBetween length)
    {
        var next = measured.Draft.Clone();
        if (next.Shows.Count > 0 && next.Shows.TrueForAll(show => show.Of == length.From || show.Of == length.To))
            return null;
        next.Take(Sense.List, Sense.Which, Sense.Who);
        Field[] shown =
            next.Shows.Count > 0 ? [.. next.Shows.Select(item => item.Of)]
            : next.Sheet.Column(next.Sheet.EntityKey) is { } key
                ? [new Field(key.Name), length.From, .. length.To is { } end ? [end] : (Field[])[]]
            : [];
        return Shapes.Finish(
            next,
            measured,
            next.Asked() with
            {
                Rows = new RowList { Columns = [.. shown.Distinct()] },
                Order = [new OrderBy { Value = length, Descending = measured.Select is [StatisticOf { Function: Statistic.Max }] }],
                Limit = new Limit(1),
            },
            "rows by length of time"
        );
    }

    private static Field[] Chosen(Draft draft, Field? name, Operand value)
    {
        Field[] said = name is null ? [.. Which(draft).Concat(Shown(draft)).Distinct()] : [name];
        return said.Length == 0 ? []
            : value is ColumnValue { Field: var field } && !said.Contains(field) ? [.. said, field]
            : said;
    }

    /// <summary>The columns said, in text order; "date" among them is the date of the records.</summary>
    private static IEnumerable<Field> Shown(Draft draft)
    {
        var shows = draft.Shows.Select(item => (item.Of, item.At)).ToList();
        if (shows.Count > 0 && draft.Date is { } date && !shows.Exists(show => show.Of == date))
        {
            var at = Enumerable
                .Range(0, draft.Question.Tokens.Count)
                .FirstOrDefault(
                    at => draft.Question.Is(at, "date", "dates") && (draft.Cues.ItemAt(at) is null || !draft.Ledger.IsUsed(at)),
                    -1
                );
            if (at >= 0)
                shows.Add((date, at));
        }

        // "with number, terminal and cost": the number of the record.
        if (shows.Count > 0 && Id(draft) is { } id && !shows.Exists(show => show.Of == id))
        {
            var at = Enumerable
                .Range(1, draft.Question.Tokens.Count - 1)
                .FirstOrDefault(
                    at =>
                        draft.Question.Is(at, "number", "no", "id", "reference")
                        && draft.Question.Is(at - 1, "with", "their", "its", ",", ":", "and")
                        && draft.Question.Is(at + 1, ",", "and")
                        && (draft.Cues.ItemAt(at) is null || !draft.Ledger.IsUsed(at)),
                    -1
                );
            if (at >= 0)
                shows.Add((id, at));
        }

        return shows.OrderBy(show => show.At).Select(show => show.Of);
    }

    /// <summary>"What was the score of …": the value of the records that fit.</summary>
    private static Candidate? ValueOf(Measured measured)
    {
        var next = measured.Draft.Clone();
        // "what was the average height" is no list of heights.
        if (next.Question.Operators.Any(op => op.Sense is Sense.Mean or Sense.Median && !next.Cues.Covered(op)))
            return null;
        if (next.Parts.Count == 0 || next.Stats[0].Of is not ColumnValue { Field: var field } || !next.Take(Sense.Which, Sense.List))
            return null;
        return Shapes.Finish(
            next,
            measured,
            next.Asked() with
            {
                Rows = new RowList { Columns = [field], Distinct = true },
            },
            "value of rows"
        );
    }
}
