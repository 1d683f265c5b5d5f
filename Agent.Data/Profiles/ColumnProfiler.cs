using System.Globalization;
using System.Runtime.InteropServices;
using Agent.Core.Datasets;
using Agent.Data.Profiles.Dates;
using Agent.Protocol;

namespace Agent.Data.Profiles;

/// <summary>Counts the values of a column.</summary>
internal static class ColumnProfiler
{
    private const int MaxValues = 50_000;
    private const int TopValues = 20;
    private const double ShortText = 80;

    /// <param name="name">Its name in SQL.</param>
    /// <param name="label">Its header.</param>
    /// <param name="column">Its cells.</param>
    /// <param name="place">Where it stands in the sheet, from 0.</param>
    public static ColumnProfile Profile(string name, string label, TypedColumn column, int place)
    {
        var counts = column.Kind switch
        {
            ColumnKind.Text => TextCounts(column),
            ColumnKind.List => ItemCounts(column),
            _ => ValueCounts(column),
        };
        var filled = 0L;
        for (var row = 0; row < column.Rows; row++)
            filled += column.IsNull(row) ? 0 : 1;
        var meanLength = column.Kind.IsText() && filled > 0 ? MeanLength(column) : 0;
        var isShort = column.Kind is ColumnKind.Text or ColumnKind.List or ColumnKind.Boolean && meanLength <= ShortText;
        var kept = TopCounts.Of(counts, isShort ? MaxValues : TopValues)
            .Select(value => new ValueCount(Text(value.Value), value.Count))
            .ToList();
        var isIdentifier = Identifiers.Is(label, column, place, filled, counts.Count);
        var isOrdered =
            counts.Count > 0 && column.Kind is not (ColumnKind.Text or ColumnKind.List or ColumnKind.Empty or ColumnKind.Boolean);
        return new ColumnProfile
        {
            Name = name,
            Label = label,
            Kind = column.Kind,
            Filled = filled,
            Distinct = counts.Count,
            Min = isOrdered ? Text(counts.Min(value => value.Value)!) : null,
            Max = isOrdered ? Text(counts.Max(value => value.Value)!) : null,
            Values = kept,
            ValuesComplete = kept.Count == counts.Count,
            MeanLength = meanLength,
            Separator = column.Separator,
            Unit = column.Unit ?? (column.Kind.IsNumeric() ? Units.InHeader(label) : null),
            IsIdentifier = isIdentifier,
            IsCode = column.Kind.IsNumeric() && (isIdentifier || IsCode(label, column, counts, filled)),
            DateRole = column.Kind.IsDate() ? DateRoles.Of(label) : DateRole.None,
            IsMonthOnly = column.IsMonthOnly,
            Spellings = column.Spellings,
            IsPerson = PersonColumns.IsPerson(label, column, counts),
            Notes = column.Notes,
            Caveats = column.Caveats,
        };
    }

    /// <summary>"INC#" whose numbers are mostly different names incidents, "Injured #" counts people.</summary>
    private static bool IsCode(string label, TypedColumn column, List<(IComparable Value, long Count)> counts, long filled) =>
        CodeWords.Names(label)
        || (label.TrimEnd().EndsWith('#') && counts.Count * 2 > filled)
        || RecurringNumbers.Are(column, counts);

    private static List<(IComparable Value, long Count)> TextCounts(TypedColumn column)
    {
        var counts = new long[column.Texts.Count];
        for (var row = 0; row < column.Rows; row++)
        {
            if (!column.IsNull(row))
                counts[(int)column.Cells[row]]++;
        }

        return [.. counts.Select((count, place) => ((IComparable)column.Texts[place], count)).Where(value => value.count > 0)];
    }

    private static List<(IComparable Value, long Count)> ItemCounts(TypedColumn column)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (text, count) in TextCounts(column))
        {
            foreach (
                var item in ((string)text).Split(
                    column.Separator ?? ";",
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                )
            )
                CollectionsMarshal.GetValueRefOrAddDefault(counts, item, out _) += count;
        }

        return [.. counts.Select(pair => ((IComparable)pair.Key, pair.Value))];
    }

    private static List<(IComparable Value, long Count)> ValueCounts(TypedColumn column)
    {
        var counts = new Dictionary<long, long>();
        for (var row = 0; row < column.Rows; row++)
        {
            if (!column.IsNull(row))
                CollectionsMarshal.GetValueRefOrAddDefault(counts, column.Cells[row], out _)++;
        }

        return [.. counts.Select(pair => ((IComparable)column.Value(pair.Key), pair.Value))];
    }

    private static double MeanLength(TypedColumn column)
    {
        long characters = 0, cells = 0;
        for (var row = 0; row < column.Rows; row++)
        {
            if (column.IsNull(row))
                continue;
            cells++;
            characters += column.Text(row).Length;
        }

        return characters / (double)cells;
    }

    /// <summary>A value as it is shown: ISO 8601 for dates.</summary>
    public static string Text(object value) =>
        value switch
        {
            DateTime date => date.ToString(
                date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss",
                CultureInfo.InvariantCulture
            ),
            TimeSpan time => time.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
