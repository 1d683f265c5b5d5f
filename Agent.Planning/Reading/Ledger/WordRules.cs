using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Reading.Ledger;

/// <summary>For each class of words, whether a part of the query says what a word of it means.</summary>
internal sealed class WordRules(QueryParts parts)
{
    private static readonly string[] CountWords = ["number", "numbers", "count", "counts", "amount", "share", "percentage", "percent", "proportion", "rate", "frequency", "often", "frequent", "common"];

    private readonly Sentence _sentence = parts.Sentence;
    private readonly LogicalQuery _query = parts.Query;

    /// <summary>Whether a word that carries meaning became a part of the query.</summary>
    public bool IsSaid(int at, WordClass kind) => kind.Name switch
    {
        "extreme" => IsRanked(at) && (CountsGroups(at) || parts.MeasuresNumber || _query.Kind == MeasureKind.Share || HasScale()),
        "extreme of a number" => IsRanked(at) && parts.MeasuresNumber,
        "extreme of time" => IsOrderOf(at) || parts.GivesDate && Extremes("first", "earliest", "oldest") + Extremes("last", "latest", "newest", "recent") <= (_query.Kind == MeasureKind.Span ? 2 : 1),
        "average" => _query.Kind is MeasureKind.Mean or MeasureKind.PerPeriod,
        "median" => _query.Kind == MeasureKind.Median,
        "total" => _query.Kind is MeasureKind.Sum or MeasureKind.Count or MeasureKind.Distinct or MeasureKind.PerPeriod || (_query.Kind == MeasureKind.Share && !parts.MeasuresNumber),
        "share" => _query.Kind == MeasureKind.Share || _query.InPercent,
        "rate" => _query.Kind == MeasureKind.Share && _sentence.Is(at, "rate", "rates"),
        "difference" => _query.Kind == MeasureKind.Change,
        "comparison" => _sentence.IsUsed(at) || IsBeforeNamed(at) || (_query.Kind == MeasureKind.Change && _sentence.Is(at, "more", "fewer", "less", "than", "between")) || IsBetweenThings(at),
        "negation" => LeavesBlanksOut(at) || IsNotBlank(at) || (_sentence.Is(at, "minus") && parts.HasDuration) || (_sentence.IsUsed(at) && IsInScope()),
        "each" => IsSplit(at),
        "both" => IsJoined(at),
        "distinct" => _query.Kind == MeasureKind.Distinct || _query.CountGroups || parts.HasGroups || CountsEntities(at),
        "blank" => _sentence.IsUsed(at) || Enumerable.Range(at - 4, 4).Any(i => LeavesBlanksOut(i) || (IsClass(i, "negation") && IsNotBlank(i))),
        "period" => IsPeriod(at),
        "part of time" => _sentence.IsUsed(at),
        "duration" => parts.HasDuration || IsNoLength(at),
        "order" => _query.Descending is not null || (_sentence.Is(at, "descending") && _query.Groups is [{ Period: null }, ..] && _query.Kind == MeasureKind.Count),
        "beside" => _query.Groups.Count > 0 || _query.Kind == MeasureKind.Change,
        "layout" => parts.HasGroups,
        "or" => _sentence.IsUsed(at) || IsSameColumn(at),
        "by" => IsGroupWord(at),
        "people" => !IsCounted(at) || _query.Kind != MeasureKind.Count || NounsOfRows().Contains(_sentence.Tokens[at].Stem),
        _ => false,
    };

    private HashSet<string> NounsOfRows() => TermMaker.Nouns(_sentence.Profile, _query.Sheet);

    private bool IsRanked(int at) => HasScale()
        || (parts.Draft.Ranking is { } ranking && ranking.At == at && (_query.Descending is not null || _query.Limit is not null || _query.Kind is MeasureKind.Min or MeasureKind.Max));

    /// <summary>"the worst level": the query asks for the heaviest grade.</summary>
    private bool HasScale() => _query is { AsksWhich: true, Groups: [var group] }
        && _query.Filters.OfType<ValueCondition>().Any(value => value.Column.Is(group.Column)) && Scales.Of(group.Column.Column).Count > 0;

    /// <summary>"most" counts; "highest" counts only where it says so: the highest number of incidents.</summary>
    private bool CountsGroups(int at)
    {
        if (!parts.HasGroups || _query.Kind is not (MeasureKind.Count or MeasureKind.Distinct or MeasureKind.PerPeriod))
            return false;
        if (!_sentence.Is(at, "highest", "largest", "biggest", "greatest", "lowest", "smallest", "maximum", "minimum", "worst", "best", "peak", "leading"))
            return true;
        return Enumerable.Range(at + 1, 4).Any(next => _sentence.Is(next, CountWords) || (next < _sentence.Tokens.Count && IsNounOfRows(_sentence.Tokens[next])));
    }

    private bool IsNounOfRows(Token token) => parts.NamesRows(token);

    private bool IsNounAt(int at) => at < _sentence.Tokens.Count && IsNounOfRows(_sentence.Tokens[at]);

    private int Extremes(params string[] words) => _sentence.Tokens.Where((token, at) => token.Is(words) && !Spans.IsNamed(_sentence, at)).Any() ? 1 : 0;

    /// <summary>"compare between A and B", "split between": between things, not numbers.</summary>
    private bool IsBetweenThings(int at) => _sentence.Is(at, "between") && (parts.HasGroups || parts.HasDuration);

    /// <summary>"most first", "highest first": the order, not the earliest.</summary>
    private bool IsOrderOf(int at) => _sentence.Is(at, "first", "last") && _query.Descending is not null && parts.Draft.Ranking?.End == at;

    /// <summary>"over 2016", "under nature of injury": where, not how much.</summary>
    private bool IsBeforeNamed(int at) => IsBetweenTwins(at) || IsOver(at);

    /// <summary>year over year, year-over-year.</summary>
    private bool IsBetweenTwins(int at)
    {
        var before = _sentence.Is(at - 1, "-", "–") ? at - 2 : at - 1;
        var after = _sentence.Is(at + 1, "-", "–") ? at + 2 : at + 1;
        return _sentence.Is(at, "over") && before >= 0 && after < _sentence.Tokens.Count && IsClass(before, "period") && _sentence.Tokens[before].Lower == _sentence.Tokens[after].Lower;
    }

    private bool IsOver(int at) => _sentence.Is(at, "over", "under", "within") && at + 1 < _sentence.Tokens.Count
        && (_sentence.Times.Any(time => time.Start == at + 1) || (_sentence.LinkAfter(at + 1, 1) is { Kind: TermKind.Column, IsNumeric: false } link && parts.Uses(link)));

    /// <summary>Every word that denies has a condition that does.</summary>
    private bool IsInScope()
    {
        var negations = Enumerable.Range(0, _sentence.Tokens.Count).Count(i =>
            IsClass(i, "negation") && !Spans.IsNamed(_sentence, i) && !_sentence.IsTaken(i) && !IsNotBlank(i));
        return parts.Negations > 0 && parts.Negations >= negations - Phrases();
    }

    /// <summary>"not empty" beside values of the column: what has a value is not empty.</summary>
    private bool IsNotBlank(int at) => (IsClass(at + 1, "blank") || IsClass(at + 2, "blank")) && parts.Conditions.Any(condition => condition is ValueCondition);

    /// <summary>"skip blank names": a list of the largest has none.</summary>
    private bool LeavesBlanksOut(int at) => parts.HasGroups && (_query.Descending is not null || _query.Limit is not null)
        && IsClass(at, "negation") && Enumerable.Range(at + 1, 4).Any(next => IsClass(next, "blank"));

    private bool IsClass(int at, string name) => at >= 0 && at < _sentence.Tokens.Count && WordClasses.Of(_sentence.Tokens[at])?.Name == name;

    /// <summary>"in each year" lays out; "how many companies in every year" asks for those that are in all of them.</summary>
    private bool IsSplit(int at) => _sentence.Is(at, "every") && _query.Kind == MeasureKind.Distinct
        ? _query.WithAll is not null
        : parts.HasGroups || _query.WithAll is not null || _query.Kind == MeasureKind.PerPeriod;

    /// <summary>"took place", and "took" where no length of time is asked for.</summary>
    private bool IsNoLength(int at) => _sentence.Is(at, "take", "takes", "took", "taken")
        && (_sentence.Is(at + 1, "place") || !_sentence.Has("long", "day", "days", "hour", "hours", "minute", "minutes", "week", "weeks"));

    /// <summary>Phrases of two words that both deny: "not including", "no … other than".</summary>
    private int Phrases() => Enumerable.Range(0, _sentence.Tokens.Count - 1).Count(at =>
        (_sentence.Is(at, "not", "except") && _sentence.Is(at + 1, "including", "counting", "for")) || (_sentence.Is(at, "other", "rather") && _sentence.Is(at + 1, "than")) || _sentence.Is(at, "neither"));

    private bool IsJoined(int at)
    {
        if (_sentence.Is(at + 1, "days", "dates", "ends", "inclusive") && _sentence.Times.Count > 0)
            return true;
        var after = _sentence.Links.Where(link => link.Start > at && link.Kind != TermKind.Sheet && parts.Uses(link)).Take(2).ToList();
        if (after.Count < 2)
            return false;
        var isSame = ReferenceEquals(after[0].Column, after[1].Column);
        // Where a cell holds several values "both" wants both in one; where it holds one, both kinds are counted.
        return isSame ? after[0].Column?.Kind != ColumnKind.List || _sentence.Is(at, "either") || parts.Draft.IsComparison : !_sentence.Is(at, "either");
    }

    private bool CountsEntities(int at) => _query.Kind == MeasureKind.Count && at + 1 < _sentence.Tokens.Count && IsNounOfRows(_sentence.Tokens[at + 1])
        && !_sentence.Links.Any(link => link.Kind == TermKind.Sheet && !ReferenceEquals(link.Sheet, _query.Sheet) && !parts.Uses(link));

    private bool IsPeriod(int at)
    {
        if (parts.Draft.Periods.FirstOrDefault(period => period.At <= at && at < period.End) is { } mention)
            return _query.Groups.Any(group => group.Period == mention.Period) || _query.WithAll?.Period == mention.Period || _query.Unit == mention.Period;
        if (_sentence.Is(at - 1, "both") && _sentence.Times.Count > 0)
            return true;
        if (_query.Groups.Any(group => group.Period == _sentence.Tokens[at].Singular || (group.IsCalendar && _sentence.Is(at, "year"))))
            return true;
        return parts.HasDuration || (_query.Kind == MeasureKind.PerPeriod && _query.Unit == _sentence.Tokens[at].Singular) || IsUnit(at);
    }

    /// <summary>"how many days were lost": the unit of the number that is added up stands in its name.</summary>
    private bool IsUnit(int at) => _query.Column is { } column && parts.MeasuresNumber
        && NameWords.Split(column.Column.Label).Any(word => Stemmer.Singular(word) == _sentence.Tokens[at].Singular);

    /// <summary>Values of one column may be one or the other; conditions on two columns are joined by "and" only.</summary>
    private bool IsSameColumn(int at)
    {
        var before = Spans.Before(_sentence, at);
        var after = Spans.After(_sentence, at);
        if (before is null || after is null)
            return false;
        if (before.Value.IsTime || after.Value.IsTime)
            return before.Value.IsTime && after.Value.IsTime;
        return ReferenceEquals(before.Value.Link!.Column, after.Value.Link!.Column) || !parts.Uses(before.Value.Link) || !parts.Uses(after.Value.Link);
    }

    /// <summary>What stands behind "by" is laid out by, or is no column: "by 2016", "reported by police".</summary>
    private bool IsGroupWord(int at)
    {
        if (_sentence.IsUsed(at) && parts.HasGroups)
            return true;
        if (_query.Kind == MeasureKind.PerPeriod || (_query.Kind == MeasureKind.Change && _sentence.Is(at + 1, "how")))
            return true;
        if (_query.Descending is not null && parts.HasGroups && Enumerable.Range(at + 1, 3).Any(next => _sentence.Is(next, CountWords) || IsNounAt(next)))
            return true;
        // "average cost per incident" is the average over the rows.
        if (_sentence.Is(at, "per") && _query.Kind is MeasureKind.Mean or MeasureKind.Median && IsNounAt(at + 1))
            return true;
        var next = _sentence.LinkAfter(at + 1, 2);
        return next is { Kind: TermKind.Value } || (next?.Column?.Kind.IsDate() == true && parts.Uses(next)) || (next is not null && _query.Groups.Any(group => group.Column.Is(next.Column is null ? null : Draft.Ref(next))));
    }

    private bool IsCounted(int at) => _sentence.Before(at, 1, _ => true, "many") >= 0 || _sentence.Is(at - 1, "of") && _sentence.Is(at - 2, "number");
}
