using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;
using Agent.Planning.Reading.Ledger;

namespace Agent.Planning.Reading;

/// <summary>Decides what is measured, and makes the query.</summary>
internal sealed class MeasureReader(Draft draft, string? chart)
{
    private readonly Sentence _sentence = draft.Sentence;

    public QuestionReading Read()
    {
        var query = Measure();
        if (query is null)
            return QuestionReading.Refuse(RefusalKind.NotUnderstood, "I did not understand what is to be worked out.");
        if (RelatedReader.Bring(draft, query.Filters) is not { } filters || RelatedReader.Bring(draft, query.Part) is not { } part)
            return QuestionReading.Refuse(RefusalKind.NotInData, "The question needs two sheets that share no ids.");
        query = query with
        {
            Filters = filters,
            Part = part,
            Chart = chart is "auto" ? query.Groups.Count > 0 && query.Groups[0].IsCalendar ? "line" : "bar" : chart,
            AsOf = _sentence.Times.Any(time => time.IsRelative) ? _sentence.Context.AsOf : null,
            Notes = draft.Notes,
        };
        return (QueryChecks.Check(query, draft) ?? QuestionLedger.Check(draft, query)) is { } refusal ? new QuestionReading(null, refusal, 0) : new QuestionReading(query, null, Confidence.Of(draft, query));
    }

    private LogicalQuery? Measure()
    {
        var share = new ShareReader(_sentence);
        if (Change(share.IsAsked) is { } change)
            return change;
        if (share.IsAsked)
            return Share(share);
        if (Dates() is { } dates)
            return dates;
        if (_sentence.Has("average", "mean", "averaged", "averages", "typical") || _sentence.Has("median"))
            return Average(_sentence.Has("median") ? MeasureKind.Median : MeasureKind.Mean);
        if (draft.Roles.Numbers.Count > 0 && !CountsRows())
            return Number();
        if (Amount() is { } amount)
            return Ordered(Base(MeasureKind.Sum) with { Column = amount });
        if (draft.Roles.Counted is { } counted)
            return Counted(counted);
        return Count();
    }

    /// <summary>"How many incidents led to injuries" counts incidents: the numbers only have to be there.</summary>
    private bool CountsRows()
    {
        var nouns = TermMaker.Nouns(_sentence.Profile, draft.Sheet);
        var many = _sentence.FindPhrase("how many");
        var counts = many >= 0 && Enumerable.Range(many + 2, 3).Any(at => at < _sentence.Tokens.Count && _sentence.LinkAt(at) is null or { Kind: TermKind.Sheet } && (nouns.Contains(_sentence.Tokens[at].Stem) || RowNouns.IsGeneral(_sentence.Tokens[at].Stem)) && !draft.Roles.Numbers.Exists(number => number.Start < at));
        if (!counts || _sentence.Has("total", "sum", "average", "mean"))
            return false;
        foreach (var number in draft.Roles.Numbers.Where(number => !draft.Filters.Exists(filter => filter.Condition is NumberCondition condition && ReferenceEquals(condition.Column.Column, number.Column))))
            draft.Filters.Add((Negation.At(_sentence, number.Start) ? new NumberCondition(Draft.Ref(number), "=", 0) : new NumberCondition(Draft.Ref(number), ">", 0), number.Start));
        return true;
    }

    private LogicalQuery Base(MeasureKind kind, IEnumerable<Condition>? filters = null) => new()
    {
        Sheet = draft.Sheet,
        Kind = kind,
        Filters = [.. filters ?? draft.Filters.Select(filter => filter.Condition)],
        Groups = [.. draft.Groups],
        Noun = Coverage.Noun(_sentence),
    };

    /// <summary>The order, the cut and the condition on groups that the question names.</summary>
    private LogicalQuery Ordered(LogicalQuery query)
    {
        if (query.Groups.Count == 0)
            return query;
        var asksWhich = _sentence.Has("which", "what", "who", "where", "when") && draft.Ranking is { Limit: null };
        var perGroup = query.Groups.Count == 2 && draft.Ranking is not null && (draft.Roles.Groups.Count + draft.Periods.Count(period => period.Role == PeriodRole.Group)) == 1 && draft.Roles.Focus.DistinctBy(link => link.Column).Count() == 1;
        query = query with
        {
            Descending = draft.Ranking?.Descending,
            Limit = draft.Ranking is { } ranking ? ranking.Limit ?? (asksWhich || draft.Periods.Any(period => period.Role == PeriodRole.Which) || perGroup ? 1 : null) : null,
            AsksWhich = asksWhich,
            LimitPerGroup = perGroup,
        };
        if (draft.Comparisons.Find(comparison => comparison.Unit is null && comparison.Op != "between") is { } having)
        {
            draft.Claim(having);
            query = query with { Having = (having.Op, having.Value), Descending = query.Descending ?? true };
        }
        else if (_sentence.Has("repeat", "repeated", "duplicate", "duplicates", "duplicated", "repeats") && draft.Ranking is null)
        {
            query = query with { Having = (">", 1), Descending = true };
        }

        if (query.Having is not null && query.Descending is null)
            query = query with { Descending = true };
        return WithAll(query);
    }

    /// <summary>"in all three countries": only groups that occur with each of them.</summary>
    private LogicalQuery WithAll(LogicalQuery query)
    {
        var all = _sentence.Find("all", "every");
        if (all >= 0 && draft.Periods.FirstOrDefault(period => period.Role == PeriodRole.All) is { } every && draft.Date is not null)
            return query with { WithAll = new GroupTerm(draft.Date, every.Period) };
        var column = _sentence.Links.FirstOrDefault(link => link.Kind == TermKind.Column && link.Column!.Distinct <= 50 && all >= 0 && link.Start > all && link.Start - all <= 2 && draft.Groups.TrueForAll(group => !group.Column.Is(Draft.Ref(link))));
        return column is null || query.Groups.Count == 0 ? query : query with { WithAll = new GroupTerm(Draft.Ref(column)) };
    }

    private LogicalQuery? Change(bool inPercent)
    {
        if (!_sentence.Has("change", "changed", "increase", "increased", "decrease", "decreased", "difference", "growth", "grow", "grew", "drop", "dropped", "rise", "rose", "more", "fewer") || draft.Date is null || draft.Groups.Count > 0)
            return null;
        var ends = _sentence.Times.FirstOrDefault(time => time.Ends is not null)?.Ends;
        var ranges = _sentence.Times.Where(time => time.Range is not null).Select(time => time.Range!).ToList();
        var (first, last) = ranges.Count == 2 ? (ranges[0], ranges[1]) : ends is var (from, until) && ranges.Count == 1 ? (from, until) : (null, null);
        if (first is null || last is null)
            return null;
        // "how many more in 2024 than in 2025": the first is measured against the second.
        if (_sentence.Has("more") && _sentence.Has("than"))
            (first, last) = (last, first);
        return Base(MeasureKind.Change, draft.Filters.Select(filter => filter.Condition).Where(condition => condition is not TimeCondition)) with
        {
            Between = (new TimeCondition(draft.Date, [first]), new TimeCondition(draft.Date, [last])),
            InPercent = inPercent,
        };
    }

    private LogicalQuery? Share(ShareReader share)
    {
        var part = Distinct().Where(filter => filter.At >= 0 && filter.Condition is not TimeCondition && share.IsPart(filter.At) && !(draft.IsComparison && draft.Groups.Exists(group => filter.Condition is ValueCondition value && value.Column.Is(group.Column)))).Select(filter => filter.Condition).ToList();
        var whole = Distinct().Select(filter => filter.Condition).Except(part, ReferenceEqualityComparer.Instance).Cast<Condition>().ToList();
        // "which sector is the share of fatal ones highest": what stands behind the word is the part.
        if (part.Count == 0 && draft.Groups.Count > 0)
        {
            part = [.. draft.Filters.Where(filter => filter.At > share.At && filter.Condition is not TimeCondition && !draft.Groups.Exists(group => filter.Condition is ValueCondition value && value.Column.Is(group.Column))).Select(filter => filter.Condition)];
            whole = [.. whole.Where(condition => !part.Exists(other => ReferenceEquals(other, condition)))];
        }

        if (part.Count == 0 && draft.Groups.Count == 0 && whole.Count > 0)
            (part, whole) = ([.. whole.Where(condition => condition is not TimeCondition)], [.. whole.Where(condition => condition is TimeCondition)]);
        // A time can be the part as well: what percentage happened in 2016.
        if (part.Count == 0 && draft.Groups.Count == 0)
            (part, whole) = (whole, []);
        if (part.Count == 0 && draft.Groups.Count == 0)
            return null;
        return Ordered(Base(MeasureKind.Share, whole) with { Part = part });
    }

    /// <summary>"how many gallons": the number whose unit it is, standing before the column of units.</summary>
    private ColumnRef? Amount()
    {
        var many = _sentence.Find("many", "much", "total");
        var link = _sentence.Links.FirstOrDefault(link => link.Kind == TermKind.Value && many >= 0 && link.Start - many is > 0 and <= 2 && NameWords.Split(link.Column!.Name).Any(word => word is "unit" or "units" or "uom"));
        if (link is null)
            return null;
        var place = link.Sheet.Columns.ToList().IndexOf(link.Column!) - 1;
        return place >= 0 && link.Sheet.Columns[place].Kind.IsNumeric() ? new ColumnRef(link.Sheet, link.Sheet.Columns[place]) : null;
    }

    /// <summary>Each condition once: "offshore … (flag OFFSHORE)".</summary>
    private IEnumerable<(Condition Condition, int At)> Distinct() => draft.Filters.OrderBy(filter => filter.At).DistinctBy(filter => filter.Condition.ToSql(filter.Condition.Sheet.Table));

    private LogicalQuery? Dates()
    {
        var first = _sentence.Has("first", "earliest", "oldest", "start", "begin", "beginning");
        var last = _sentence.Has("last", "latest", "newest", "end") || _sentence.HasPhrase("most recent");
        var asksDate = _sentence.Has("date", "dates", "when", "day", "period", "range", "span");
        if (draft.Date is null || draft.Groups.Count > 0 || !asksDate || draft.Roles.Numbers.Count > 0)
            return null;
        var covers = _sentence.Has("cover", "covers", "covered") || _sentence.HasPhrase("date range", "time range", "time span", "what period");
        if (covers || (first && last))
            return Base(MeasureKind.Span) with { Column = draft.Date };
        if (_sentence.HasPhrase("how many") || first == last)
            return null;
        return Base(last ? MeasureKind.Max : MeasureKind.Min) with { Column = draft.Date };
    }

    private LogicalQuery? Average(MeasureKind kind)
    {
        if (draft.Roles.Numbers.Count > 0)
            return Ordered(Base(kind) with { Column = Draft.Ref(draft.Roles.Numbers[0]) });
        if (draft.Roles.Dates.Count >= 2 || (_sentence.Has("duration", "long", "take", "takes", "took", "last", "delay", "elapsed", "days", "weeks") && DurationReader.Dates(draft) is not null))
        {
            if (DurationReader.Dates(draft) is not var (start, end))
                return null;
            return Ordered(Base(kind) with { Column = start, EndColumn = end, Unit = DurationReader.Unit(_sentence) });
        }

        var period = draft.Groups.FindIndex(group => group.IsCalendar);
        if (period < 0 || kind == MeasureKind.Median)
            return null;
        var query = Base(MeasureKind.PerPeriod) with { Unit = draft.Groups[period].Period, Groups = [.. draft.Groups.Where((_, i) => i != period)], Column = draft.Groups[period].Column };
        return query with { Periods = PeriodCount.Of(draft, query) };
    }

    private LogicalQuery Number()
    {
        var column = Draft.Ref(draft.Roles.Numbers[0]);
        if (draft.Groups.Count > 0)
            return Ordered(Base(MeasureKind.Sum) with { Column = column });
        var isExtreme = draft.Ranking is not null && !_sentence.Has("total", "sum", "altogether");
        return Base(isExtreme ? draft.Ranking!.Descending ? MeasureKind.Max : MeasureKind.Min : MeasureKind.Sum) with { Column = column };
    }

    private LogicalQuery Counted(Link counted)
    {
        var column = Draft.Ref(counted);
        var group = new GroupTerm(column);
        var query = Ordered(Base(MeasureKind.Count) with { Groups = [group] });
        if (query.Having is not null || query.WithAll is not null)
            return query with { CountGroups = true, Descending = null, Limit = null };
        return Ordered(Base(MeasureKind.Distinct) with { Column = column });
    }

    private LogicalQuery Count()
    {
        if (draft.Periods.FirstOrDefault(period => period.Role == PeriodRole.HowMany) is { } many && draft.Date is not null)
        {
            var days = Ordered(Base(MeasureKind.Count) with { Groups = [new GroupTerm(draft.Date, many.Period)] });
            return days with { CountGroups = true, Descending = null, Limit = null, Having = days.Having ?? (">", 0) };
        }

        if (Scale() is { } worst)
            return Base(MeasureKind.Count) with { Groups = [worst.Group], Filters = [.. draft.Filters.Select(filter => filter.Condition), worst.Condition], AsksWhich = true };
        var query = Ordered(Base(MeasureKind.Count));
        if (query.Having is not null && query.Groups.Count == 1 && (_sentence.FindPhrase("how many") >= 0 || _sentence.HasPhrase("number of")) && !_sentence.HasPhrase("how many times"))
            query = query with { CountGroups = true, Descending = null, Limit = null };
        if (query.Groups.Count > 0 || chart is not null)
            return query;
        return IsList() ? query with { Kind = MeasureKind.Rows, Limit = draft.Ranking?.Limit } : query;
    }

    /// <summary>"the worst level": the heaviest grade there is.</summary>
    private (GroupTerm Group, Condition Condition)? Scale()
    {
        var at = _sentence.Find("worst", "highest", "lowest", "best", "maximum", "minimum");
        var link = _sentence.Links.FirstOrDefault(link => link.Kind == TermKind.Column && Scales.Of(link.Column!).Count > 0 && link.Start - at is > 0 and <= 3);
        if (draft.Ranking is { } ranking && ranking.At != at)
            return null;
        if (at < 0 || link is null)
            return null;
        var scale = Scales.Of(link.Column!);
        return (new GroupTerm(Draft.Ref(link)), new ValueCondition(Draft.Ref(link), [_sentence.Is(at, "lowest", "best", "minimum") ? scale[0] : scale[^1]]));
    }

    private bool IsList() =>
        _sentence.Has("list", "show", "display", "which", "find", "give") && !_sentence.Has("count", "counts", "number", "total", "many", "often", "times") && draft.Filters.Count > 0;
}
