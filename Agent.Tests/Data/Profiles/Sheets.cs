using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Profiles.Dates;
using Agent.Data.Workbooks;

namespace Agent.Tests.Data.Profiles;

/// <summary>Sheets written down in a test: rows of cells as people see them.</summary>
internal static class Sheets
{
    private static readonly CellFormat Date = new("yyyy-mm-dd");
    private static readonly CellFormat Duration = new("[h]:mm");

    /// <summary>A sheet of rows; null is an empty cell, an empty row is left out but counted.</summary>
    public static RawSheet Raw(params object?[][] rows) => Raw([], rows);

    public static RawSheet Raw(CellRange[] merges, params object?[][] rows)
    {
        var builder = new RawSheetBuilder("Sheet", false, new TextPool(), new WorkbookBudget(WorkbookLimits.Default));
        foreach (var merge in merges)
            builder.Merge(merge);
        for (var row = 0; row < rows.Length; row++)
        {
            builder.StartRow(row + 1);
            for (var column = 0; column < rows[row].Length; column++)
                Set(builder, column + 1, rows[row][column]);
        }

        return builder.Build();
    }

    public static SheetProfile Profile(params object?[][] rows) =>
        SheetProfiler.Profile(Raw(rows), "Sheet", CancellationToken.None).Profile;

    public static SheetProfile Profile(RawSheet sheet) => SheetProfiler.Profile(sheet, "Sheet", CancellationToken.None).Profile;

    /// <summary>A column of cells under a header.</summary>
    public static TypedColumn Column(params object?[] cells) => Column(cells, null);

    public static TypedColumn Column(object?[] cells, DateOrder? hint)
    {
        var raw = Raw([.. cells.Select(cell => new[] { cell, 1 })]);
        return ColumnTyper.Type(raw.Columns[0], raw.Texts, 0, raw.Rows, hint is null ? null : new TypeHints(null, hint));
    }

    /// <summary>A number that wears a format.</summary>
    public static (double Number, string Format) Formatted(double number, string format) => (number, format);

    private static void Set(RawSheetBuilder builder, int column, object? cell)
    {
        switch (cell)
        {
            case string text:
                builder.SetText(column, text);
                break;
            case bool flag:
                builder.SetBoolean(column, flag);
                break;
            case DateTime date:
                builder.SetNumber(column, SerialDate.Of(date), Date);
                break;
            case TimeSpan span:
                builder.SetNumber(column, span.TotalDays, Duration);
                break;
            case CellError error:
                builder.SetError(column, error.Text);
                break;
            case ValueTuple<double, string> formatted:
                builder.SetNumber(column, formatted.Item1, Format(formatted.Item2));
                break;
            case not null:
                builder.SetNumber(column, Convert.ToDouble(cell, System.Globalization.CultureInfo.InvariantCulture), CellFormat.General);
                break;
        }
    }

    private static readonly Dictionary<string, CellFormat> Formats = [];

    private static CellFormat Format(string code)
    {
        lock (Formats)
            return Formats.TryGetValue(code, out var format) ? format : Formats[code] = new CellFormat(code);
    }
}
