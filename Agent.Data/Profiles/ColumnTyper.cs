using System.Globalization;
using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>Decides what the cells of a column are by counting what fits; never by the column's name.</summary>
internal static class ColumnTyper
{
    // Fewer misfits than this are typing errors in a typed column; more, and the column is text.
    private const double MinFit = 0.95;
    private const double MinListShare = 0.10;

    private static readonly DateTime ExcelEpoch = new(1899, 12, 30);

    public static TypedColumn Type(object?[] raw, string? format)
    {
        var cells = Array.ConvertAll(raw, Trimmed);
        var errors = cells.Count(cell => cell is CellError);
        var filled = cells.Where(cell => cell is not null and not CellError).ToList();
        if (filled.Count == 0)
            return new TypedColumn(ColumnKind.Empty, new object?[cells.Length]) { Notes = Notes(errors) };

        var typed = TryBooleans(cells, filled)
            ?? TryDuration(cells, filled, format)
            ?? TryDates(cells, filled, format)
            ?? TryNumbers(cells, filled, format)
            ?? Texts(cells);
        return errors == 0 ? typed : typed with { Notes = [.. typed.Notes, .. Notes(errors)] };
    }

    private static List<string> Notes(int errors) => errors == 0 ? [] : [$"{errors:N0} cells hold an Excel error and count as empty"];

    private static object? Trimmed(object? cell) =>
        cell is string text ? text.Trim() is { Length: > 0 } trimmed ? trimmed : null : cell;

    private static TypedColumn? TryBooleans(object?[] cells, List<object?> filled) =>
        filled.TrueForAll(cell => cell is bool) ? new TypedColumn(ColumnKind.Boolean, Array.ConvertAll(cells, cell => cell as bool? as object)) : null;

    private static TypedColumn? TryDuration(object?[] cells, List<object?> filled, string? format)
    {
        var isTime = NumberFormat.IsTime(format) && filled.TrueForAll(cell => cell is not double day || day is >= 0 and < 1);
        if (!NumberFormat.IsDuration(format) && !isTime && !filled.TrueForAll(cell => cell is TimeSpan))
            return null;
        object? Convert(object? cell) => (isTime, cell) switch
        {
            (true, double day) => TimeSpan.FromSeconds(Math.Round(day * 86_400)),
            (true, DateTime moment) => moment.TimeOfDay,
            (false, double days) => Math.Round(days * 24, 6),
            (false, DateTime moment) => Math.Round((moment - ExcelEpoch).TotalHours, 6),
            (true, TimeSpan span) => span,
            (false, TimeSpan span) => span.TotalHours,
            _ => null,
        };
        return Fitting(isTime ? ColumnKind.Time : ColumnKind.Duration, cells, filled, Convert, isTime ? "times of day" : "lengths of time")
            is { } column ? isTime ? column : column with { Unit = "h" } : null;
    }

    private static TypedColumn? TryDates(object?[] cells, List<object?> filled, string? format)
    {
        var numbersAreDates = NumberFormat.IsDate(format);
        var texts = filled.OfType<string>().ToList();
        var formats = texts.Count == 0 ? null : TextDates.Choose(texts.Count > 5_000 ? texts.Where((_, i) => i % (texts.Count / 5_000) == 0).ToList() : texts);
        object? Convert(object? cell) => cell switch
        {
            DateTime date => date,
            double serial when numbersAreDates && serial is >= 1 and < 110_000 => FromSerial(serial),
            string text when formats is not null && TextDates.TryParse(text, formats, out var date) => date,
            _ => null,
        };
        if (Fitting(ColumnKind.DateTime, cells, filled, Convert, "dates") is not { } column)
            return null;
        var hasTime = column.Cells.Any(cell => cell is DateTime moment && moment.TimeOfDay != TimeSpan.Zero);
        return hasTime ? column : column with { Kind = ColumnKind.Date };
    }

    private static DateTime FromSerial(double serial)
    {
        // Whole seconds: a serial carries more digits than any clock.
        var days = Math.Floor(serial);
        return ExcelEpoch.AddDays(days).AddSeconds(Math.Round((serial - days) * 86_400));
    }

    private static TypedColumn? TryNumbers(object?[] cells, List<object?> filled, string? format)
    {
        // 00501 is a code: as a number it would lose its zeros.
        if (filled.Exists(cell => cell is string { Length: > 1 } text && text[0] == '0' && text.All(char.IsAsciiDigit)))
            return null;
        static object? Convert(object? cell) => cell switch
        {
            double number => number,
            string text when double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) => number,
            string text when TryThousands(text, out var number) => number,
            _ => null,
        };
        if (Fitting(ColumnKind.Number, cells, filled, Convert, "numbers") is not { } column)
            return null;
        column = column with { Unit = NumberFormat.Currency(format) };
        var areWhole = column.Cells.All(cell => cell is null or double and >= -9e15 and <= 9e15 && (cell is null || (double)cell == Math.Floor((double)cell)));
        return areWhole
            ? column with { Kind = ColumnKind.Integer, Cells = Array.ConvertAll(column.Cells, cell => cell is double number ? (long)number : (object?)null) }
            : column;
    }

    private static bool TryThousands(string text, out double number)
    {
        number = 0;
        return text.Contains(',', StringComparison.Ordinal)
            && System.Text.RegularExpressions.Regex.IsMatch(text, @"^-?\d{1,3}(,\d{3})+(\.\d+)?$")
            && double.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out number);
    }

    private static TypedColumn? Fitting(ColumnKind kind, object?[] cells, List<object?> filled, Func<object?, object?> convert, string what)
    {
        var converted = Array.ConvertAll(cells, cell => cell is null or CellError ? null : convert(cell));
        var fit = converted.Count(cell => cell is not null);
        if (fit < filled.Count * MinFit || fit == 0)
            return null;
        var misfits = cells.Where((cell, i) => cell is not null and not CellError && converted[i] is null).ToList();
        return new TypedColumn(kind, converted)
        {
            Notes = misfits.Count == 0
                ? []
                : [$"{misfits.Count:N0} of {filled.Count:N0} cells are no {what} and count as empty, such as '{misfits[0]}'"],
        };
    }

    private static TypedColumn Texts(object?[] cells)
    {
        var texts = Array.ConvertAll(cells, cell => cell switch
        {
            null or CellError => null,
            string text => (object?)text,
            DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
        });
        return new TypedColumn(IsList(texts) ? ColumnKind.List : ColumnKind.Text, texts) { Separator = IsList(texts) ? ";" : null };
    }

    private static bool IsList(object?[] texts)
    {
        var filled = texts.OfType<string>().ToList();
        var lists = filled.Where(text => text.Contains(';', StringComparison.Ordinal)).ToList();
        if (lists.Count < 2 || lists.Count < filled.Count * MinListShare || filled.Average(text => text.Length) > 120)
            return false;
        var items = filled.SelectMany(text => text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        return items.Distinct(StringComparer.OrdinalIgnoreCase).Count() < items.Count / 2.0;
    }
}
