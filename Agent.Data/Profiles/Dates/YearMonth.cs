using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles.Dates;

/// <summary>Joins a column of years and one of months to a date where a sheet has no other, so that months can be asked for.</summary>
internal static partial class YearMonth
{
    private const double MinFit = 0.95;

    /// <summary>The date; null where the sheet has one already, or no such columns.</summary>
    public static (RawLabelled Label, TypedColumn Cells)? Join(IReadOnlyList<RawLabelled> labels, TypedColumn[] typed, int rows)
    {
        if (rows == 0 || typed.Any(column => column.Kind.IsDate()))
            return null;
        int year = Find(labels, typed, YearWords(), Year), month = Find(labels, typed, MonthWords(), Month);
        if (year < 0 || month < 0)
            return null;
        var cells = new CellStore(rows);
        var filled = 0;
        for (var row = 0; row < rows; row++)
        {
            if (Year(typed[year], row) is not { } y || Month(typed[month], row) is not { } m)
                continue;
            cells[row] = new DateTime(y, m, 1).Ticks;
            filled++;
        }

        if (filled == 0)
            return null;
        var name = ColumnNames.Unique(
            $"{labels[year].Name} and {labels[month].Name}",
            labels.Select(label => label.Name).ToHashSet(StringComparer.OrdinalIgnoreCase)
        );
        return (
            new RawLabelled(new RawColumn(), name, name),
            new TypedColumn(ColumnKind.Date, cells, [])
            {
                IsMonthOnly = true,
                Notes = [$"Made of {labels[year].Label} and {labels[month].Label}; the day is not known"],
            }
        );
    }

    private static int Find(IReadOnlyList<RawLabelled> labels, TypedColumn[] typed, Regex words, Func<TypedColumn, int, int?> value)
    {
        for (var i = 0; i < typed.Length; i++)
        {
            if (!words.IsMatch(labels[i].Label))
                continue;
            int filled = 0, fitting = 0;
            for (var row = 0; row < typed[i].Rows; row++)
            {
                filled += typed[i].IsNull(row) ? 0 : 1;
                fitting += value(typed[i], row) is null ? 0 : 1;
            }

            if (filled > 0 && fitting >= filled * MinFit)
                return i;
        }

        return -1;
    }

    private static int? Year(TypedColumn column, int row) =>
        column.Kind == ColumnKind.Integer && !column.IsNull(row) && column.Cells[row] is >= 1500 and <= 2200
            ? (int)column.Cells[row]
            : null;

    private static int? Month(TypedColumn column, int row) =>
        column.IsNull(row) ? null
        : column.Kind == ColumnKind.Integer ? column.Cells[row] is >= 1 and <= 12 ? (int)column.Cells[row] : null
        : column.Kind == ColumnKind.Text && TextDateParser.TryMonth(Name(column.Text(row)), out var month) ? month
        : null;

    // 01-Jan, "03 March": the number in front only sorts.
    private static ReadOnlySpan<char> Name(string text) => text.AsSpan().TrimStart("0123456789 -._").TrimEnd(" .");

    [GeneratedRegex(@"^\W*(\w+\s+)?(calendar\s+)?(year|yr|jahr|année|annee|año|anno|ano|jaar)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex YearWords();

    [GeneratedRegex(@"^\W*(\w+\s+)?(month|mon|monat|mois|mes|mese|mês|maand)(\s+(name|no|number))?\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex MonthWords();
}
