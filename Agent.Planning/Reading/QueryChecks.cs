using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Reading;

/// <summary>Reasons not to answer a question that was understood.</summary>
internal static class QueryChecks
{
    public static Refusal? Check(LogicalQuery query, Draft draft) =>
        Constant(query) ?? Units(query) ?? Unclaimed(draft) ?? Empty(query, draft) ?? Joined(query, draft);

    /// <summary>A column that says the same in every row says nothing.</summary>
    private static Refusal? Constant(LogicalQuery query)
    {
        var column = query.Column?.Column ?? query.Groups.Select(group => group.Column.Column).FirstOrDefault(column => column.Filled == 0);
        if (column is null || query.Kind is MeasureKind.PerPeriod or MeasureKind.Span)
            return null;
        if (column.Filled == 0)
            return new Refusal(RefusalKind.NotInData, $"{column.Label} is empty throughout, so there is nothing to work out.");
        return column.Kind.IsNumeric() && column.Distinct == 1 && column.Filled > 1
            ? new Refusal(RefusalKind.NotInData, $"{column.Label} holds {column.Min} in every row, so it says nothing.")
            : null;
    }

    /// <summary>Numbers of different units must not be added.</summary>
    private static Refusal? Units(LogicalQuery query)
    {
        if (query.Kind is not (MeasureKind.Sum or MeasureKind.Mean or MeasureKind.Median or MeasureKind.Max or MeasureKind.Min) || query.Column is not { } measured || !measured.Column.Kind.IsNumeric())
            return null;
        var place = measured.Sheet.Columns.ToList().IndexOf(measured.Column);
        var words = NameWords.Split(measured.Column.Name).Select(Stemmer.Stem).ToHashSet();
        var unit = measured.Sheet.Columns.Select((column, i) => (column, i)).FirstOrDefault(item =>
            item.column.Kind == ColumnKind.Text && item.column.Distinct > 1
            && NameWords.Split(item.column.Name).Any(word => word is "unit" or "units" or "uom")
            && (item.i == place + 1 || words.IsSubsetOf(NameWords.Split(item.column.Name).Select(Stemmer.Stem)))).column;
        if (unit is null || Flat(query.Filters).Any(condition => condition is ValueCondition { IsNegated: false } value && ReferenceEquals(value.Column.Column, unit)) || query.Groups.Any(group => ReferenceEquals(group.Column.Column, unit)))
            return null;
        return new Refusal(RefusalKind.Ambiguous, $"{measured.Column.Label} is given in {unit.Distinct} different units ({string.Join(", ", unit.Values.Take(3).Select(value => value.Value))} …), which must not be added. Name one unit, or ask for it by {unit.Label}.");
    }

    private static IEnumerable<Condition> Flat(IEnumerable<Condition> conditions) => conditions.SelectMany(condition => condition is RelatedCondition related ? related.Conditions : [condition]);

    private static Refusal? Unclaimed(Draft draft)
    {
        var open = draft.Comparisons.FirstOrDefault();
        return open is null
            ? null
            : new Refusal(RefusalKind.NotUnderstood, $"I did not understand what \"{string.Join(' ', draft.Sentence.Tokens.Skip(open.Start).Take(open.End - open.Start).Select(token => token.Text))}\" is said of.");
    }

    private static Refusal? Empty(LogicalQuery query, Draft draft)
    {
        if (query.Groups.Count > 0 || query.Filters.Count > 0 || query.Part.Count > 0 || query.Column is not null || query.Between is not null)
            return null;
        var sentence = draft.Sentence;
        var nouns = TermMaker.Nouns(sentence.Profile, sentence.Sheet);
        var speaksOfRows = sentence.Tokens.Any(token => RowNouns.IsGeneral(token.Stem) || nouns.Contains(token.Stem));
        var asks = sentence.HasPhrase("how many", "number of") || sentence.Has("count", "total");
        return speaksOfRows && asks ? null : new Refusal(RefusalKind.NotUnderstood, "I did not understand what is to be counted.");
    }

    private static Refusal? Joined(LogicalQuery query, Draft draft)
    {
        if (query.Column is { } measured && !ReferenceEquals(measured.Sheet, query.Sheet))
            return new Refusal(RefusalKind.NotInData, $"{query.Sheet.Name} has no {measured.Column.Label}; it stands in {measured.Sheet.Name}.");
        foreach (var group in query.Groups)
        {
            if (ReferenceEquals(group.Column.Sheet, query.Sheet))
                continue;
            if (Joins.Between(draft.Sentence.Profile, query.Sheet, group.Column.Sheet) is null)
                return new Refusal(RefusalKind.NotInData, $"{query.Sheet.Name} and {group.Column.Sheet.Name} share no ids.");
            if (query.Kind is not (MeasureKind.Count or MeasureKind.Distinct) && !Joins.IsToOne(draft.Sentence.Profile, query.Sheet, group.Column.Sheet))
                return new Refusal(RefusalKind.NotInData, $"{group.Column.Sheet.Name} has several rows for one of {query.Sheet.Name}: the figure would count some twice.");
        }

        return null;
    }
}
