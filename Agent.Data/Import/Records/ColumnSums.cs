using Agent.Data.Profiles;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>Compares a number with the rows above it, its block, the rows below it, and the totals so far.</summary>
internal sealed class ColumnSums
{
    private const int MinRows = 3;
    private const int TotalsLookedBack = 4;

    private readonly RawSheet _sheet;
    private readonly int _first;
    private readonly SortedSet<int> _candidates;
    private readonly IReadOnlySet<int> _left;
    private readonly Dictionary<int, double?[]> _columns = [];

    /// <param name="sheet">The sheet.</param>
    /// <param name="shape">Where its data begin.</param>
    /// <param name="candidates">Rows that may be totals, ascending.</param>
    /// <param name="left">Rows that are no records for another reason.</param>
    public ColumnSums(RawSheet sheet, SheetShape shape, IReadOnlyList<int> candidates, IReadOnlySet<int> left)
    {
        _sheet = sheet;
        _first = shape.First;
        _candidates = [.. candidates];
        _left = left;
    }

    /// <summary>Says that a candidate is a record after all.</summary>
    public void Keep(int row) => _candidates.Remove(row);

    /// <summary>A cell's number; null where it holds none.</summary>
    public double? Number(int row, int column) =>
        CellClasses.Of(_sheet, row, column) == CellClass.Number || _sheet.Columns[column].Kind(row) == CellKind.Duration
            ? Column(column)[row]
            : null;

    public Agreement Compare(int row, int column, double number, bool isNamed)
    {
        var numbers = Column(column);
        var behind = Behind(row);
        var agreement = Agreement.None;
        var (blockStart, blockEnd) = BlockAbove(row);
        // The block above, all above, all there is, the block below.
        foreach (var (from, to) in ((int, int)[])[(blockStart, blockEnd), (_first, row), (_first, numbers.Length), (row + 1, behind)])
        {
            var found = Compare(numbers, from, to, number, isNamed);
            if (found == Agreement.Sum)
                return found;
            agreement = found == Agreement.None ? agreement : found;
        }

        // A half year behind its quarters: what stands below an earlier total.
        if (isNamed && Before(row).Skip(1).Any(total => Compare(numbers, total + 1, row, number, isNamed) == Agreement.Sum))
            return Agreement.Sum;
        var totals = _candidates.Where(candidate => candidate < row).Select(candidate => numbers[candidate] ?? 0).ToList();
        return totals.Count > 1 && IsNear(number, totals.Sum(), isNamed) ? Agreement.Sum : agreement;
    }

    private Agreement Compare(double?[] numbers, int from, int to, double number, bool isNamed)
    {
        double sum = 0, min = double.MaxValue, max = double.MinValue;
        int count = 0, rows = 0;
        for (var row = from; row < to; row++)
        {
            if (_left.Contains(row) || _candidates.Contains(row))
                continue;
            rows++;
            if (numbers[row] is not { } value)
                continue;
            count++;
            sum += value;
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        }

        if (count == 0 || (!isNamed && count < MinRows))
            return Agreement.None;
        // Of one row the sum is the row, which proves little.
        if (count > 1 && (IsNear(number, sum, isNamed) || IsNear(number, sum / count, isNamed)))
            return Agreement.Sum;
        return number == count || number == rows || number == min || number == max ? Agreement.Other : Agreement.None;
    }

    // Shown with fewer digits it is still the same; only where the row says that it is a total.
    private static bool IsNear(double left, double right, bool isNamed)
    {
        if (Math.Abs(left - right) <= Math.Max(1e-9, Math.Abs(right) * (isNamed ? 0.001 : 1e-6)))
            return true;
        for (var digits = 0; isNamed && digits <= 3; digits++)
        {
            if (Math.Round(left, digits) == left)
                return Math.Round(right, digits) == left && left != 0;
        }

        return false;
    }

    // Below a sum may stand the mean of the same rows.
    private (int Start, int End) BlockAbove(int row)
    {
        var end = row;
        while (_candidates.Contains(end - 1))
            end--;
        return (Before(end).FirstOrDefault(_first - 1) + 1, end);
    }

    // The candidates above a row, the nearest first.
    private IEnumerable<int> Before(int row) => _candidates.GetViewBetween(int.MinValue, row - 1).Reverse().Take(TotalsLookedBack);

    private int Behind(int row) => _candidates.GetViewBetween(row + 1, int.MaxValue) is { Count: > 0 } below ? below.Min : _sheet.Rows;

    private double?[] Column(int column)
    {
        if (_columns.TryGetValue(column, out var known))
            return known;
        var cells = _sheet.Columns[column];
        var survey = new ColumnSurvey(cells, _sheet.Texts, _first, _sheet.Rows);
        var read = survey.Texts.Count == 0 ? [] : TextNumbers.Read(survey.Texts, survey.TextCounts, null).Numbers;
        var numbers = new double?[_sheet.Rows];
        for (var row = _first; row < numbers.Length; row++)
        {
            numbers[row] = cells.Kind(row) switch
            {
                CellKind.Number or CellKind.Duration or CellKind.Time => cells.Number(row),
                CellKind.Text => read[survey.Text(row - _first)]?.Value,
                _ => null,
            };
        }

        return _columns[column] = numbers;
    }
}
