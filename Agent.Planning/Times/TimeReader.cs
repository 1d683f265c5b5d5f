using Agent.Planning.Lexing;

namespace Agent.Planning.Times;

/// <summary>
/// Finds the times in a question: points, ranges, open ends, months of any year, weekdays, hours, and times counted back from the as-of
/// date.
/// </summary>
internal sealed class TimeReader
{
    private readonly IReadOnlyList<Token> _tokens;
    private readonly TimeContext _context;
    private readonly PointReader _points;
    private readonly MonthReader _months;
    private readonly SeasonReader _seasons;

    public TimeReader(IReadOnlyList<Token> tokens, TimeContext context)
    {
        (_tokens, _context) = (tokens, context);
        _points = new PointReader(tokens, context);
        _months = new MonthReader(tokens, _points);
        _seasons = new SeasonReader(tokens, _points, _months);
    }

    /// <summary>The times in text order, not overlapping.</summary>
    public IReadOnlyList<TimeMark> Read()
    {
        var marks = new List<TimeMark>();
        for (var at = 0; at < _tokens.Count;)
        {
            if ((ReadAt(at) ?? Same(at, marks.LastOrDefault()) ?? OtherPart(at, marks.LastOrDefault())) is { } mark)
            {
                if (marks.Count > 0 && Together(marks[^1], mark) is { } both)
                    marks[^1] = both;
                else
                    marks.Add(Explained(mark));
                at = marks[^1].End;
            }
            else
            {
                at++;
            }
        }

        return marks;
    }

    /// <summary>"2026, January to October": a year and months of any year right behind it are one stretch.</summary>
    private TimeMark? Together(TimeMark year, TimeMark months)
    {
        if (
            year.Range is not { From: { Month: 1, Day: 1 } from, Until: { } until }
            || until != from.AddYears(1)
            || months.Range is not null
            || months.Months.Count == 0
            || months.Start - year.End > 1
            || (months.Start > year.End && _tokens[year.End].Lower is not ("," or "(" or ":" or "-" or "–"))
        )
            return null;
        var (first, last) = (months.Months.Min(), months.Months.Max());
        return last - first + 1 == months.Months.Count
            ? new TimeMark(year.Start, months.End) { Range = TimeRange.Months(from.Year, first, months.Months.Count) }
            : null;
    }

    /// <summary>"the last season (1 April to 30 September 2025)": what stands in brackets is what is meant.</summary>
    private TimeMark Explained(TimeMark mark) =>
        At(mark.End) is { Lower: "(" }
        && mark.End + 1 < _tokens.Count
        && ReadAt(mark.End + 1) is { Range: { } range } inner
        && At(inner.End) is { Lower: ")" }
        && (mark.IsVague || mark.Range is { } whole && range.From < whole.Until && whole.From < range.Until)
            ? new TimeMark(mark.Start, inner.End + 1) { Range = range, Ends = inner.Ends }
            : mark;

    private TimeMark? ReadAt(int at) =>
        PartOfPeriod.Read(_tokens, at, _points)
        ?? _seasons.Read(at)
        ?? Between(at)
        ?? Inclusive(at)
        ?? Open(at)
        ?? ClockReader.Read(_tokens, at)
        ?? RelativeTimes.Read(_tokens, at, _context.AsOf)
        ?? Span(at)
        ?? _months.Read(at)
        ?? Weekdays(at)
        ?? Vague(at);

    /// <summary>"the same months of 2020", "the same period a year earlier": the stretch before, moved by whole years.</summary>
    private TimeMark? Same(int at, TimeMark? before)
    {
        if (
            !_tokens[at].Is("same")
            || before?.Range is not { From: { } from, Until: { } until }
            || At(at + 1) is not { Singular: "month" or "period" or "quarter" or "week" or "day" or "time" or "half" }
        )
            return null;
        var next = at + 2;
        while (At(next) is { } filler && filler.Is("of", "in", "during", "the", "a", "one"))
            next++;
        int? years = null;
        if (_points.Read(next) is { Range: { From: { Month: 1, Day: 1 } year, Until: { } end } } point && end == year.AddYears(1))
            (years, next) = (year.Year - from.Year, point.End);
        else if (At(next) is { Singular: "year" } && At(next + 1) is { } ago && ago.Is("before", "earlier", "ago", "prior"))
            (years, next) = (-1, next + 2);
        else if (At(next) is { } last && last.Is("last", "previous", "prior", "preceding") && At(next + 1) is { Singular: "year" })
            (years, next) = (-1, next + 2);
        return years is { } moved ? new TimeMark(at, next) { Range = new TimeRange(from.AddYears(moved), until.AddYears(moved)) } : null;
    }

    /// <summary>"in the first half than in the second": the other half, the other quarter.</summary>
    private TimeMark? OtherPart(int at, TimeMark? before)
    {
        if (
            before is null
            || NumberWords.Ordinal(_tokens[at].Lower) is not { } place
            || !(At(at - 1) is { } article && article.Is("the", "in", "of"))
            || (At(at + 1) is { Kind: TokenKind.Word } noun && !noun.Is("one", "in", "of", "by", "for", "and"))
            || Enumerable.Range(before.Start, before.End - before.Start).FirstOrDefault(i => _tokens[i].Singular is "half" or "quarter", -1)
                is not (>= 0 and var unit)
        )
            return null;
        var months = _tokens[unit].Singular == "half" ? 6 : 3;
        if (place * months > 12)
            return null;
        var first = ((place - 1) * months) + 1;
        var end = At(at + 1) is { Lower: "one" } ? at + 2 : at + 1;
        return before is { Range: { From: { } from, Until: { } until } } && until == from.AddMonths(months)
                ? new TimeMark(at, end) { Range = TimeRange.Months(from.Year, first, months) }
            : before.Months.Count == months ? new TimeMark(at, end) { Months = [.. Enumerable.Range(first, months)] }
            : null;
    }

    private Token? At(int index) => index >= 0 && index < _tokens.Count ? _tokens[index] : null;

    /// <summary>between A and B, from A to B.</summary>
    private TimeMark? Between(int at)
    {
        if (!_tokens[at].Is("between", "from", "during"))
            return null;
        var separators = _tokens[at].Is("between") ? new[] { "and", "to" } : ["to", "until", "till", "through", "-", "–"];
        return Pair(at, at + 1, separators);
    }

    private TimeMark? Pair(int start, int at, string[] separators)
    {
        var first = _points.Read(at) ?? Shared(at, separators);
        if (first is null || At(first.Value.End) is not { } joint || !joint.Is(separators))
            return null;
        var next = first.Value.End + 1;
        if (At(next) is { } filler && filler.Is("before", "the", "end", "including"))
            next++;
        var second = _points.Read(next) ?? _points.Read(next, first.Value.Range.From?.Year);
        if (second is null || second.Value.Range.Until <= first.Value.Range.From)
            return null;
        return new TimeMark(start, second.Value.End)
        {
            Range = new TimeRange(first.Value.Range.From, second.Value.Range.Until),
            Ends = (first.Value.Range, second.Value.Range),
        };
    }

    /// <summary>"August to December 2015": the first has the year of the second.</summary>
    private (TimeRange Range, int End)? Shared(int at, string[] separators)
    {
        if (
            At(at) is { } place
            && NumberWords.Ordinal(place.Lower) is { } ordinal and <= 4
            && At(at + 1) is { } to
            && to.Is(separators)
            && _points.Read(at + 2) is { Range: { From: { } from, Until: { } until } }
            && until == from.AddMonths(3)
        )
            return (TimeRange.Months(from.Year, (ordinal * 3) - 2, 3), at + 1);
        // "from 1 to 15 October 2026"
        if (
            PointReader.DayNumber(At(at)) is { } day
            && At(at + 1) is { } joining
            && joining.Is(separators)
            && _points.Read(at + 2) is { Range: { From: { } first, Until: { } after } }
            && after == first.AddDays(1)
            && day < first.Day
        )
            return (TimeRange.Day(new DateTime(first.Year, first.Month, day)), at + 1);
        if (_points.Read(at, 2000) is not { } guess || At(guess.End) is not { } joint || !joint.Is(separators))
            return null;
        return _points.Read(guess.End + 1) is { } second ? _points.Read(at, second.Range.From!.Value.Year) : null;
    }

    /// <summary>
    /// on or after A, no earlier than A, not before A; on or before A, no later than A, up to and including A: the day named is in.
    /// </summary>
    private TimeMark? Inclusive(int at)
    {
        var (isFrom, next) = InclusiveBound(at);
        if (next == at)
            return null;
        while (At(next) is { } filler && filler.Is("than", "the", "including", "and", "to"))
            next++;
        if (_points.Read(next) is not { } point)
            return null;
        return new TimeMark(at, point.End)
        {
            Range = isFrom ? new TimeRange(point.Range.From, null) : new TimeRange(null, point.Range.Until),
        };
    }

    private (bool IsFrom, int Next) InclusiveBound(int at)
    {
        bool Is(int index, params ReadOnlySpan<string> words) => At(index) is { } token && token.Is(words);
        if (Is(at, "on") && Is(at + 1, "or") && Is(at + 2, "after", "before"))
            return (Is(at + 2, "after"), at + 3);
        if (Is(at, "no", "not") && Is(at + 1, "later", "after"))
            return (false, at + 2);
        if (Is(at, "no", "not") && Is(at + 1, "earlier", "before"))
            return (true, at + 2);
        return Is(at, "up") && Is(at + 1, "to") && Is(at + 2, "and") ? (false, at + 2) : (false, at);
    }

    /// <summary>since A, before A, until A, after A.</summary>
    private TimeMark? Open(int at)
    {
        var word = _tokens[at].Lower;
        if (
            word
            is not (
                "since"
                or "before"
                or "until"
                or "till"
                or "after"
                or "prior"
                or "starting"
                or "by"
                or "through"
                or "up"
                or "older"
                or "newer"
                or "later"
                or "earlier"
            )
        )
            return null;
        var next = at + 1;
        string? edge = null;
        while (At(next) is { } filler && filler.Is("to", "from", "the", "end", "of", "than", "until", "start", "beginning"))
        {
            edge = filler.Is("end", "start", "beginning") ? filler.Lower : edge;
            next++;
        }

        if (_points.Read(next) is not { } point)
            return null;
        // "before the end of 2025" holds all of 2025, "by the start of May" none of May.
        var (isFrom, isOuter) = word switch
        {
            "since" or "starting" => (true, false),
            "after" or "later" or "newer" => (true, true),
            "before" or "prior" or "older" or "earlier" => (false, true),
            _ => (false, false),
        };
        var atEnd = edge is null ? isFrom == isOuter : edge == "end";
        var bound = atEnd ? point.Range.Until : point.Range.From;
        return new TimeMark(at, point.End) { Range = isFrom ? new TimeRange(bound, null) : new TimeRange(null, bound) };
    }

    /// <summary>A point, or a range written with a dash or "to": Jan–Jun 2018, 2015 to 2017, August-December 2015.</summary>
    private TimeMark? Span(int at)
    {
        if (Pair(at, at, ["to", "-", "–", "—", "through", "until"]) is { } pair && !IsNumberRange(at))
            return pair;
        if (_points.Read(at) is not { } point)
            return null;
        // "may 2016" is a month; "17" beside it is not read as a year on its own.
        var end = point.End;
        if (
            At(end) is { } later
            && (later.Is("onward", "onwards") || (later.Is("and", "or") && At(end + 1) is { } than && than.Is("later", "after", "newer")))
        )
            return new TimeMark(at, later.Is("and", "or") ? end + 2 : end + 1) { Range = new TimeRange(point.Range.From, null) };
        if (At(end) is { } on && on.Is("on") && At(end - 1) is not null && At(at - 1) is { } from && from.Is("from") && At(end + 1) is null)
            return new TimeMark(at, end + 1) { Range = new TimeRange(point.Range.From, null) };
        return new TimeMark(at, end) { Range = point.Range };
    }

    /// <summary>"at the end of 2025", "early March": a time without bounds, so that no condition can hold it.</summary>
    private TimeMark? Vague(int at)
    {
        if (!_tokens[at].Is("end", "beginning", "start", "middle", "mid", "early", "late"))
            return null;
        var next = at + 1;
        while (At(next) is { } filler && filler.Is("of", "in", "the", "-"))
            next++;
        return _points.Read(next) is { } point ? new TimeMark(at, point.End)
            : CalendarWords.Month(At(next) ?? _tokens[at]) is not null ? new TimeMark(at, next + 1)
            : null;
    }

    // "10 to 20" are numbers, "1 April to 15 May 2026" and "1 to 15 May 2026" days.
    private bool IsNumberRange(int at) =>
        _tokens[at].Kind == TokenKind.Number
        && _tokens[at].Text.Length != 4
        && At(at + 1) is { } joint
        && CalendarWords.Month(joint) is null
        && !(At(at + 3) is { } behind && CalendarWords.Month(behind) is not null);

    private TimeMark? Weekdays(int at)
    {
        if (_tokens[at].Is("weekend", "weekends"))
        {
            // "on a weekend (Saturday or Sunday)" says the same twice.
            var end = at + 1;
            for (
                var i = at + 1;
                i < Math.Min(_tokens.Count, at + 6)
                    && (_tokens[i].Kind == TokenKind.Sign || _tokens[i].Is("or", "and") || CalendarWords.Day(_tokens[i]) is not null);
                i++
            )
            {
                if (CalendarWords.Day(_tokens[i]) is not null)
                    end = i + 1;
            }

            return new TimeMark(at, end) { Weekdays = [DayOfWeek.Saturday, DayOfWeek.Sunday] };
        }

        if (_tokens[at].Is("weekdays") || (_tokens[at].Is("workdays", "workday", "weekday") && At(at - 1) is { } on && on.Is("on", "a")))
            return new TimeMark(at, at + 1)
            {
                Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
            };
        if (CalendarWords.Day(_tokens[at]) is not { } day)
            return null;
        var days = new List<DayOfWeek> { day };
        var next = at + 1;
        while (At(next) is { } joint && (joint.Is("or", "and", ",")) && At(next + 1) is { } name && CalendarWords.Day(name) is { } more)
        {
            days.Add(more);
            next += 2;
        }

        return new TimeMark(at, next) { Weekdays = days };
    }
}
