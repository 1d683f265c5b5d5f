using System.Text.RegularExpressions;
using Agent.Data.Profiles.Dates;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>
/// Rows named by a quarter, a half year or a year in a column of months: <c>Jan | Feb | Mar | Q1</c>. They sum up the months.
/// </summary>
internal sealed partial class PeriodLabels
{
    private const int MinMonths = 3;
    private const double MinShare = 0.5;
    private const int ColumnsLookedAt = 3;

    // Sheets by month are short; a long one is of records.
    private const int MaxRows = 500;

    private readonly RawSheet _sheet;
    private readonly int _column;

    private PeriodLabels(RawSheet sheet, int column) => (_sheet, _column) = (sheet, column);

    /// <param name="sheet">The sheet.</param>
    /// <param name="first">First row below its header.</param>
    public static PeriodLabels Of(RawSheet sheet, int first) =>
        new(
            sheet,
            sheet.Rows - first > MaxRows
                ? -1
                : Enumerable.Range(0, Math.Min(ColumnsLookedAt, sheet.Columns.Count)).FirstOrDefault(at => HasMonths(sheet, at, first), -1)
        );

    /// <summary>The label of a row that is named by a longer period; null for all others.</summary>
    public string? Label(int row) =>
        _column >= 0 && _sheet.Text(row, _column)?.Trim() is { } text && Longer().IsMatch(text) ? text : null;

    private static bool HasMonths(RawSheet sheet, int column, int first)
    {
        var (months, longer, filled) = (0, 0, 0);
        for (var row = first; row < sheet.Rows; row++)
        {
            var kind = sheet.Columns[column].Kind(row);
            if (kind == CellKind.Empty)
                continue;
            filled++;
            var text = sheet.Text(row, column)?.Trim();
            months += kind == CellKind.Date || (text is not null && IsMonth(text)) ? 1 : 0;
            longer += text is not null && Longer().IsMatch(text) ? 1 : 0;
        }

        return months >= MinMonths && longer > 0 && months >= (filled - longer) * MinShare && months > longer;
    }

    private static bool IsMonth(string text) => TextDateParser.TryMonth(text.TrimEnd('.'), out _) || TextMonths.TryRead(text, out _, out _);

    [GeneratedRegex(
        @"^(q[1-4]|[1-4]q|h[12]|[12]h|[st][1-4]|fy|ytd|(full[\s-]*)?year|jahr|année|año|anno"
            + @"|([1-4]|i{1,3}|iv|1st|2nd|3rd|4th|first|second|third|fourth|erstes|zweites|drittes|viertes"
            + @"|1er|2e|3e|4e|1[oº]|2[oº]|3[oº]|4[oº])\.?\s*"
            + @"(quarter|half([\s-]*year)?|quartal|halbjahr|trimestre|semestre|kwartaal|halfjaar)"
            + @"|(quarter|half|quartal|halbjahr|trimestre|semestre|kwartaal)\s*[1-4]|(19|20)[0-9][0-9])([\s\-/']*(19|20)?[0-9][0-9])?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Longer();
}
