using System.Globalization;
using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Data.Queries;

/// <summary>A measure over the periods of a date column, empty periods included.</summary>
internal sealed record Trend(SheetProfile Sheet, Measure Measure, ColumnProfile Date, string Period, Filter Filter)
{
    public const int MaxPeriods = 5_000;

    public string Title => $"{Measure.Title(Sheet)} by {Period} of {Date.Label}{(Filter.Text is null ? string.Empty : $", {Filter.Text}")}";

    public DataQuery Query()
    {
        SqlText date = $"{new SqlName(Date.Name)}";
        var relation = new Relation(Sheet, Filter, [], new Measure(Measure.Kind is MeasureKind.Percentage ? MeasureKind.Count : Measure.Kind, Measure.Column));
        // The relation has no groups; the period is added here so that one series feeds both the figures and the range.
        var sums = Sheet.EntityKey is { } key && Measure.IsNumeric ? EntityPeriods(key, date) : PlainPeriods(relation, date);
        var (low, high) = Bounds();
        SqlText first = low is { } from ? (SqlText)$"least((SELECT min(\"start\") FROM sums), {Periods.Start($"{from}", Period)})" : $"(SELECT min(\"start\") FROM sums)";
        SqlText last = high is { } to ? (SqlText)$"greatest((SELECT max(\"start\") FROM sums), {Periods.Start($"{to}", Period)})" : $"(SELECT max(\"start\") FROM sums)";
        SqlText value = Measure.Kind is MeasureKind.Count or MeasureKind.Distinct or MeasureKind.Sum ? (SqlText)$"coalesce(\"figure\", 0)" : $"\"figure\"";
        SqlText main = $"WITH sums AS ({sums}), periods AS (SELECT unnest(generate_series({first}, {last}, {Periods.Interval(Period)})) AS \"start\") SELECT {Periods.Label($"\"start\"", Period)} AS {new SqlName(Period)}, {value} AS {new SqlName(Measure.TableColumn.Name)} FROM periods LEFT JOIN sums USING (\"start\") ORDER BY \"start\"";
        return new DataQuery
        {
            Title = Title,
            Sheet = Sheet.Name,
            Main = main,
            MaxRows = MaxPeriods,
            Columns = [new TableColumn { Name = Period, Label = char.ToUpperInvariant(Period[0]) + Period[1..], Kind = Periods.Kind(Period) }, Measure.TableColumn],
            Rows = new CountedRows(Sheet.Table, Sheet.Rows, Filter.Sql, Filter.Text, Exclusions(date), Sheet.EntityKey),
        };
    }

    /// <summary>Where the data begin and end inside a period, and which way the figures go.</summary>
    public IEnumerable<string> Remarks(QueryData data)
    {
        if (data.Result.Cut)
            throw new ToolRefusal("too_many_periods", $"There are more than {MaxPeriods} periods of one {Period}. Take a coarser period.");
        if (Date.Min is { } min && Date.Max is { } max && Filter.Conditions.All(condition => condition.Column.Name != Date.Name))
            yield return $"The dates run from {min} to {max}; the first and the last {Period} may be incomplete.";
        var figures = data.Result.Rows.Select(row => Convert.ToDouble(row[1] as IConvertible ?? double.NaN, CultureInfo.InvariantCulture)).ToList();
        if (Measure.Kind != MeasureKind.Min && Measure.Kind != MeasureKind.Max && figures.Count >= 3 && Slope(figures) is { } slope)
            yield return string.Create(CultureInfo.InvariantCulture, $"Slope by least squares over all {figures.Count} periods: {slope:+0.###;-0.###;0} per {Period}.");
    }

    /// <summary>Change per period of the straight line nearest to the figures; null when fewer than three are known.</summary>
    public static double? Slope(IReadOnlyList<double> figures)
    {
        var known = figures.Select((figure, index) => (X: (double)index, Y: figure)).Where(point => double.IsFinite(point.Y)).ToList();
        if (known.Count < 3)
            return null;
        var meanX = known.Average(point => point.X);
        var meanY = known.Average(point => point.Y);
        return known.Sum(point => (point.X - meanX) * (point.Y - meanY)) / known.Sum(point => (point.X - meanX) * (point.X - meanX));
    }

    private SqlText PlainPeriods(Relation relation, SqlText date)
    {
        SqlText start = Periods.Start(date, Period);
        SqlText present = relation.Where is null ? (SqlText)$"{date} IS NOT NULL" : $"{relation.Where} AND {date} IS NOT NULL";
        return $"SELECT {start} AS \"start\", {relation.Aggregate} AS \"figure\" FROM {relation.From} WHERE {present} GROUP BY 1";
    }

    /// <summary>Continuation rows repeat an entity: one number per entity and period, that of its first row that has one.</summary>
    private SqlText EntityPeriods(string key, SqlText date)
    {
        SqlText start = Periods.Start(date, Period);
        SqlText present = Filter.Sql is null ? (SqlText)$"{date} IS NOT NULL" : $"{Filter.Sql} AND {date} IS NOT NULL";
        var outer = new Relation(Sheet with { EntityKey = null }, new Filter([]), [], Measure with { Column = Measure.Column! with { Name = "value", Kind = ColumnKind.Number, Max = null } });
        return $"SELECT \"start\", {outer.Aggregate} AS \"figure\" FROM (SELECT {start} AS \"start\", arg_min({Measure.Value}, rowid) AS \"value\" FROM {new SqlName(Sheet.Table)} WHERE {present} AND {new SqlName(key)} IS NOT NULL GROUP BY 1, {new SqlName(key)}) GROUP BY 1";
    }

    /// <summary>A filter on the date asks for its whole span: periods in it without a row are shown, too, as far as the sheet has dates.</summary>
    private (DateTime? Low, DateTime? High) Bounds()
    {
        var spans = Filter.Conditions.Where(condition => condition.Column.Name == Date.Name && condition.Span is not null).Select(condition => condition.Span!.Value).ToList();
        if (spans.Count == 0 || Date.Min is null || Date.Max is null || DateSpan.Parse(Date.Min) is not { } min || DateSpan.Parse(Date.Max) is not { } max)
            return (null, null);
        var low = spans.Max(span => span.Start);
        var high = spans.Min(span => span.End);
        low = low < min.Start ? min.Start : low;
        high = high > max.End ? max.End : high;
        return low < high ? (low, high.AddTicks(-10)) : (null, null);
    }

    private List<Exclusion> Exclusions(SqlText date)
    {
        var exclusions = new List<Exclusion> { new($"no {Date.Name}", $"{date} IS NULL") };
        if (Sheet.EntityKey is { } key)
            exclusions.Add(new Exclusion($"no {key}", $"{new SqlName(key)} IS NULL"));
        if (Measure.Column is { } column)
            exclusions.Add(new Exclusion($"no {column.Name}", $"{new SqlName(column.Name)} IS NULL"));
        return exclusions;
    }
}
