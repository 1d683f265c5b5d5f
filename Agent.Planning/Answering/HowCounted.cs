using Agent.Planning.Reading;
using Agent.Planning.Reading.Conditions;
using Agent.Protocol;

namespace Agent.Planning.Answering;

/// <summary>Says how a figure was come by: sheet, filters, entities, what was left out.</summary>
internal static class HowCounted
{
    public static string Write(LogicalQuery query, TableContent table)
    {
        var sentences = new List<string> { Where(query) };
        if (query.Kind == MeasureKind.Share && query.Groups.Count == 0 && table.Rows is [[_, { } part, { } whole, ..], ..])
            sentences.Add($"That is {Figures.Write(part)} of {Figures.Write(whole)}.");
        if (query.Kind == MeasureKind.Change && table.Rows is [[_, { } first, { } last, ..], ..])
            sentences.Add($"First {Figures.Write(first)}, then {Figures.Write(last)}.");
        if (query.Kind == MeasureKind.PerPeriod && query.Groups.Count == 0 && table.Rows is [[_, { } count, { } periods, ..], ..])
            sentences.Add($"{Figures.Write(count)} {query.Noun} over {Figures.Write(periods)} {query.Unit}s.");
        if (table.Evidence.EntityKey is { } key && table.Evidence.Entities is { } entities)
            sentences.Add($"Counted once per {key}: {Figures.Write(entities)} in {Figures.Write(table.Evidence.RowsUsed)} rows.");
        else if (query.Sheet.EntityKey is { } repeated && query.Filters.Count == 0)
            sentences.Add($"Each {repeated} is counted once: {Figures.Write(query.Sheet.Entities)} in {Figures.Write(query.Sheet.Rows)} rows.");
        var blank = table.Evidence.RowsExcluded.Where(excluded => excluded.Reason.StartsWith("no ", StringComparison.Ordinal) && excluded.Count > 0).ToList();
        if (blank.Count > 0)
            sentences.Add($"Left out: {string.Join(", ", blank.Select(excluded => $"{Figures.Write(excluded.Count)} rows with {excluded.Reason}"))}.");
        var spelled = query.Groups.Where(group => group.Period is null).Select(group => Linking.Variants.Of(group.Column.Column).Count).Sum();
        if (spelled > 0)
            sentences.Add("Values spelled in several ways are counted as one.");
        if (query.AsOf is { } asOf)
            sentences.Add($"Times are counted back from {asOf:yyyy-MM-dd}, the last day of the data or today.");
        if (query.Limit is not null && table.TotalRows > table.Rows.Count)
            sentences.Add("There are more groups than shown.");
        sentences.AddRange(query.Notes);
        return string.Join(' ', sentences);
    }

    /// <summary>What is about to be done, for those who watch.</summary>
    public static string Plan(LogicalQuery query) => $"Reading the question as: {query.Kind.ToString().ToLowerInvariant()}{(query.Groups.Count == 0 ? string.Empty : $" by {string.Join(" and ", query.Groups.Select(group => group.Period ?? group.Column.Column.Label))}")}. {Where(query)}";

    private static string Where(LogicalQuery query)
    {
        var conditions = query.Filters.Select(condition => condition.InWords()).ToList();
        var text = $"Counted in {query.Sheet.Name}{(conditions.Count == 0 ? ", all rows" : $" where {string.Join(" and ", conditions)}")}";
        if (query.Part.Count > 0)
            text += $"; the share is of those with {string.Join(" and ", query.Part.Select(condition => condition.InWords()))}";
        if (query.Having is var (op, value))
            text += $"; only groups with {op} {Sql.Number(value)}";
        if (query.WithAll is { } all)
            text += $"; only those that occur with every {all.Period ?? all.Column.Column.Label}";
        return text + ".";
    }
}
