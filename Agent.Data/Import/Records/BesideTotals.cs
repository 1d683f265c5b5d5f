using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>
/// Finds rows below the last total that are held against it: a budget, a target, last year, and what they differ by. They are the last rows
/// of the table, hold figures where the total has them, and say so, or are the difference of two rows from the total on.
/// </summary>
internal static partial class BesideTotals
{
    private const int MaxRows = 6;

    public static void Find(RawSheet sheet, SortedDictionary<int, LeftOutReason> left)
    {
        var total = left.LastOrDefault(row => row.Value == LeftOutReason.Total);
        if (total.Value != LeftOutReason.Total)
            return;
        var below = Enumerable.Range(total.Key + 1, sheet.Rows - total.Key - 1).Where(row => !left.ContainsKey(row)).ToList();
        if (below.Count is 0 or > MaxRows || !below.TrueForAll(row => IsBeside(sheet, row, total.Key)))
            return;
        foreach (var row in below)
            left[row] = LeftOutReason.Remark;
    }

    private static bool IsBeside(RawSheet sheet, int row, int total)
    {
        string? label = null;
        var figures = new List<int>();
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            switch (CellClasses.Of(sheet, row, column))
            {
                case CellClass.Empty:
                    break;
                case CellClass.Text when label is null && sheet.Text(row, column) is { } text:
                    label = text.Trim();
                    break;
                case CellClass.Number when CellClasses.Of(sheet, total, column) == CellClass.Number:
                    figures.Add(column);
                    break;
                default:
                    return false;
            }
        }

        return label is not null && figures.Count > 0 && (Words().IsMatch(label) || IsDifference(sheet, row, total, figures));
    }

    private static bool IsDifference(RawSheet sheet, int row, int total, List<int> figures) =>
        Enumerable
            .Range(total + 1, row - total - 1)
            .Any(other =>
                figures.TrueForAll(column =>
                    sheet.Columns[column].Kind(row) == CellKind.Number
                    && sheet.Columns[column].Kind(total) == CellKind.Number
                    && sheet.Columns[column].Kind(other) == CellKind.Number
                    && Math.Abs(
                        Math.Abs(sheet.Columns[column].Number(total) - sheet.Columns[column].Number(other))
                            - Math.Abs(sheet.Columns[column].Number(row))
                    ) < 1e-6
                )
            );

    [GeneratedRegex(
        @"(?<!\p{L})(budget(ed)?|plan(ned)?|target|goal|objective|forecast|variance|difference|diff|deviation|delta|change|prior"
            + @"|previous|last\s+year|benchmark|limit|threshold|allowance|vs\.?|per\s*cent|percent(age)?"
            + @"|ziel|zielwert|soll|planwert|abweichung|differenz|vorjahr|vorgabe|grenzwert"
            + @"|objectif|cible|écart|prévision|prévu|précédente?|objetivo|meta|presupuesto|desviación|diferencia|anterior"
            + @"|obiettivo|scostamento|differenza|precedente|previsto|doel|begroting|verschil|vorig)(?!\p{L})|%",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Words();
}
