using Agent.Planning.Reading;
using Agent.Protocol;

namespace Agent.Planning.Answering;

/// <summary>Writes the answer: the figure first, in a sentence that holds no other; then how it was counted.</summary>
internal static class AnswerWriter
{
    private const int ShownRows = 6;

    public static string Write(LogicalQuery query, TableContent table) =>
        $"{First(query, table)} {HowCounted.Write(query, table)}";

    private static string First(LogicalQuery query, TableContent table)
    {
        if (query.Kind == MeasureKind.Rows)
            return table.TotalRows == 0 ? $"No {query.Noun} fit." : $"{Figures.Write(table.TotalRows)} {query.Noun} fit{(table.Truncated ? "; the first are shown" : string.Empty)}.";
        if (query.Groups.Count > 0 && !query.CountGroups)
            return Groups(query, table);
        if (table.Rows.Count == 0)
            return $"No {query.Noun} fit.";
        var cell = table.Rows[0][0];
        return query.Kind switch
        {
            _ when query.CountGroups => $"{Figures.Write(cell)} {Plural(query.Groups[0])}.",
            MeasureKind.Count => $"{Figures.Write(cell)} {query.Noun}.",
            MeasureKind.Distinct => $"{Figures.Write(cell)} different values of {query.Column!.Column.Label}.",
            MeasureKind.Share => $"{Figures.Percent(cell)} of the {query.Noun}.",
            MeasureKind.Change => query.InPercent ? $"{Figures.Percent(cell)} change." : $"{Figures.Write(cell)} {query.Noun} more, or less where negative.",
            MeasureKind.PerPeriod => $"{Figures.Write(cell)} {query.Noun} per {query.Unit} on average.",
            MeasureKind.Span => $"The data run from {Figures.Write(cell)} to {Figures.Write(table.Rows[0][1])}.",
            _ => Measured(query, cell),
        };
    }

    private static string Measured(LogicalQuery query, object? cell)
    {
        var label = query.Column!.Column.Label;
        if (query.EndColumn is { } end)
            return $"{Figures.Write(cell)} {query.Unit}s from {label} to {end.Column.Label}, {(query.Kind == MeasureKind.Median ? "at the median" : "on average")}.";
        if (cell is null)
            return $"No {query.Noun} that fit have a value in {label}.";
        return query.Kind switch
        {
            MeasureKind.Sum => $"{Figures.Write(cell)} is the total of {label}.",
            MeasureKind.Mean => $"{Figures.Write(cell)} is the average of {label}.",
            MeasureKind.Median => $"{Figures.Write(cell)} is the median of {label}.",
            MeasureKind.Min => $"{Figures.Write(cell)} is the {(query.Column.Column.Kind is Core.Datasets.ColumnKind.Date or Core.Datasets.ColumnKind.DateTime ? "earliest" : "smallest")} {label}.",
            _ => $"{Figures.Write(cell)} is the {(query.Column.Column.Kind is Core.Datasets.ColumnKind.Date or Core.Datasets.ColumnKind.DateTime ? "latest" : "largest")} {label}.",
        };
    }

    private static string Groups(LogicalQuery query, TableContent table)
    {
        var rows = table.Rows;
        if (rows.Count == 0)
            return $"No {query.Noun} fit.";
        if (rows.Count == 1 || (query.Limit == 1 && !query.LimitPerGroup))
            return $"{Name(query, rows[0])}: {Value(query, rows[0][^1])}.";
        var shown = rows.Take(ShownRows).Select(row => $"{Name(query, row)} {Cell(query, row[^1])}");
        var rest = rows.Count > ShownRows ? " … (all in the table)" : string.Empty;
        return $"{Subject(query)} by {string.Join(" and ", query.Groups.Select(group => group.Period?.Replace('_', ' ') ?? group.Column.Column.Label))}: {string.Join(", ", shown)}{rest}.";
    }

    private static string Name(LogicalQuery query, IReadOnlyList<object?> row) => string.Join(" / ", row.Take(query.Groups.Count).Select(cell => cell is long or int ? Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) : Figures.Write(cell)));

    private static string Cell(LogicalQuery query, object? cell) => query.Kind == MeasureKind.Share ? Figures.Percent(cell) : Figures.Write(cell);

    private static string Value(LogicalQuery query, object? cell) => query.Kind switch
    {
        MeasureKind.Share => Figures.Percent(cell),
        MeasureKind.Count => $"{Figures.Write(cell)} {query.Noun}",
        MeasureKind.Sum => $"{Figures.Write(cell)} in total ({query.Column!.Column.Label})",
        _ => $"{Figures.Write(cell)} ({Subject(query)})",
    };

    private static string Subject(LogicalQuery query) => query.Kind switch
    {
        MeasureKind.Count => char.ToUpperInvariant(query.Noun[0]) + query.Noun[1..],
        MeasureKind.Share => $"Share of {query.Noun}",
        MeasureKind.PerPeriod => $"{query.Noun} per {query.Unit}",
        MeasureKind.Distinct => $"Different {query.Column!.Column.Label}",
        _ => $"{query.Kind switch { MeasureKind.Sum => "Total", MeasureKind.Mean => "Average", MeasureKind.Median => "Median", MeasureKind.Min => "Smallest", _ => "Largest" }} {(query.EndColumn is { } end ? $"{query.Unit}s from {query.Column!.Column.Label} to {end.Column.Label}" : query.Column!.Column.Label)}",
    };

    private static string Plural(GroupTerm group) => group.Period is { } period ? $"{period}s" : $"values of {group.Column.Column.Label}";
}
