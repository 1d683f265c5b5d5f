using System.Globalization;
using Agent.Protocol;

namespace Agent.Core.Grounding;

/// <summary>All numbers of a run's results, ready to be looked up by value.</summary>
internal sealed class ResultFigures
{
    // More cells than this are never compared as ratios: pairs grow with the square.
    private const int MaxRatioCells = 200;

    private readonly List<(double Value, FigureSource Source)> _cells = [];
    private readonly List<(double Value, FigureSource Source)> _percents = [];
    private readonly List<(double Value, FigureSource Source)> _background = [];
    private readonly List<(string Text, FigureSource Source)> _texts = [];
    private readonly List<(string TableId, IReadOnlyList<string> Name)> _names = [];
    private readonly List<(double One, double Other, FigureSource Source)> _pairs = [];

    public ResultFigures(IEnumerable<GroundingSource> sources)
    {
        foreach (var (toolCallId, table) in sources)
            Add(toolCallId, table);
        _cells.Sort((a, b) => a.Value.CompareTo(b.Value));
    }

    /// <summary>The cell a figure comes from; null when there is none.</summary>
    public FigureSource? Find(Figure figure) =>
        FindReading(figure)
        ?? (
            double.IsNaN(figure.OtherValue)
                ? null
                : FindReading(figure with { Value = figure.OtherValue, Tolerance = figure.OtherTolerance })
        )
        // "fell by 4.5" stands for a change of -4.5.
        ?? (
            figure.Kind is FigureKind.Number or FigureKind.Percent && figure.Value > 0
                ? FindNumber(figure with { Value = -figure.Value })
                : null
        );

    /// <summary>
    /// The row count that a rest is of: what is left of a table's rows when those that were named before are taken away; null when it is of
    /// none.
    /// </summary>
    /// <param name="value">The rest.</param>
    /// <param name="before">The text before it. Rows that tie are named with one figure for all of them.</param>
    /// <param name="figures">The figures before it. Equal figures of several rows lead to the same cell: each may be a row of its
    /// own.</param>
    public FigureSource? FindRest(double value, string before, IReadOnlyCollection<GroundedFigure> figures)
    {
        foreach (var (total, source) in _background.Where(known => known.Source.Column == "total_rows" && known.Value > value))
        {
            var cells = figures
                // A year or day in a row's name tells no further row, and neither does the share beside a figure.
                .Where(figure => figure is not { Text.Length: 4, Value: >= 1900 and <= 2100 } && !figure.Text.EndsWith('%'))
                .Select(figure => figure.Source)
                .OfType<FigureSource>()
                .Where(cell => cell.TableId == source.TableId && cell.Row >= 0 && !_texts.Exists(text => text.Source == cell))
                .ToList();
            var least = cells.Select(cell => cell.Row).Distinct().Count();
            var named = _names.Count(name => name.TableId == source.TableId && name.Name.All(part => IsNamed(before, part)));
            if (total - value >= least && total - value <= Math.Max(cells.Count, named))
                return source;
        }

        return null;
    }

    private FigureSource? FindReading(Figure figure) => figure.Kind switch
    {
        FigureKind.Ratio => FindRatio(figure),
        FigureKind.Year => Nearest(figure.Value, 0) ?? FindInText(figure),
        // A count of 16 is not where "16 %" comes from while there is a share of 16 %.
        FigureKind.Percent => FindPercent(figure) ?? FindShare(figure) ?? FindNumber(figure) ?? FindChange(figure),
        _ => FindNumber(figure) ?? FindInText(figure) ?? FindChange(figure),
    };

    private FigureSource? FindPercent(Figure figure) =>
        _percents.Find(cell => Math.Abs(cell.Value - figure.Value) <= figure.Tolerance + 1e-9).Source;

    private FigureSource? FindNumber(Figure figure) =>
        Nearest(figure.Value, figure.Tolerance)
        ?? (figure.Kind == FigureKind.Percent ? Nearest(figure.Value / 100, figure.Tolerance / 100) : null);

    /// <summary>"8 fewer than in 2024 (-3.7 %)": what two figures that stand alone side by side differ by.</summary>
    private FigureSource? FindChange(Figure figure)
    {
        foreach (var (one, other, source) in _pairs)
        {
            var difference = other - one;
            var change = figure.Kind == FigureKind.Percent ? 100 * difference / one : difference;
            if (double.IsFinite(change) && Math.Abs(Math.Abs(change) - Math.Abs(figure.Value)) <= figure.Tolerance + 1e-9)
                return source;
        }

        return null;
    }

    // "221 of 867 (25 %)": a cell as a share of the records that went into its table.
    private FigureSource? FindShare(Figure figure)
    {
        foreach (
            var (total, of) in _background.Where(known =>
                known.Value > 0 && known.Source.Column is "evidence.rowsUsed" or "evidence.entities"
            )
        )
        {
            var part = _cells.FirstOrDefault(cell =>
                cell.Source.TableId == of.TableId && Math.Abs((100 * cell.Value / total) - figure.Value) <= figure.Tolerance + 1e-9
            );
            if (part.Source is { } source)
                return source;
        }

        return null;
    }

    private void Add(string toolCallId, TableContent table)
    {
        FigureSource At(int row, string column) => new() { ToolCallId = toolCallId, TableId = table.TableId, Row = row, Column = column };

        for (var row = 0; row < table.Rows.Count; row++)
        {
            if (NameOf(table, row) is { Count: > 0 } name)
                _names.Add((table.TableId, name));
            for (var column = 0; column < Math.Min(table.Columns.Count, table.Rows[row].Count); column++)
            {
                var source = At(row, table.Columns[column].Name);
                switch (table.Rows[row][column])
                {
                    case long whole: _cells.Add((whole, source)); break;
                    case int whole: _cells.Add((whole, source)); break;
                    case double number when double.IsFinite(number):
                        _cells.Add((number, source));
                        if (table.Columns[column].Kind == "percent")
                            _percents.Add((number, source));
                        break;
                    case string text: AddText(text, source); break;
                }
            }
        }

        AddPairs(table, At);

        // A pivot's columns are named by values, and a title may say what was asked for.
        foreach (var column in table.Columns)
            AddText(column.Label, At(-1, column.Name));
        AddText(table.Title, At(-1, "title"));

        var evidence = table.Evidence;
        _background.Add((table.TotalRows, At(-1, "total_rows")));
        _background.Add((table.Rows.Count, At(-1, "rows")));
        _background.Add((evidence.RowsUsed, At(-1, "evidence.rowsUsed")));
        if (evidence.Entities is { } entities)
            _background.Add((entities, At(-1, "evidence.entities")));
        foreach (var excluded in evidence.RowsExcluded)
            _background.Add((excluded.Count, At(-1, "evidence.rowsExcluded")));
        foreach (var note in table.Notes)
        {
            foreach (var figure in FigureScanner.Scan(note))
                _background.Add((figure.Value, At(-1, "notes")));
        }
    }

    /// <summary>
    /// The figures of two rows, or the two sides of a comparison. Of a row of many figures none is held against another: some two would
    /// differ by nearly any number.
    /// </summary>
    private void AddPairs(TableContent table, Func<int, string, FigureSource> at)
    {
        if (table.Rows is [var first, var second])
        {
            foreach (var column in Columns(role => role is null or "figure" or "side"))
                Pair(Number(first, column), Number(second, column), at(1, table.Columns[column].Name));
        }
        else if (table.Rows is [var only] && (Two("side") ?? Two("figure")) is var (left, right))
        {
            Pair(Number(only, left), Number(only, right), at(0, table.Columns[right].Name));
            Pair(Number(only, right), Number(only, left), at(0, table.Columns[left].Name));
        }

        List<int> Columns(Func<string?, bool> isWanted) =>
            [.. Enumerable.Range(0, table.Columns.Count).Where(column => isWanted(table.Columns[column].Role))];

        (int Left, int Right)? Two(string of) => Columns(role => role == of) is [var one, var other] ? (one, other) : null;

        void Pair(double one, double other, FigureSource source)
        {
            if (double.IsFinite(one) && double.IsFinite(other) && one != other)
                _pairs.Add((one, other, source));
        }

        static double Number(IReadOnlyList<object?> row, int column) => column >= row.Count ? double.NaN : row[column] switch
        {
            long whole => whole,
            int whole => whole,
            double number => number,
            _ => double.NaN,
        };
    }

    /// <summary>The keys that name a row; its first text where the table does not say which columns are keys.</summary>
    private static List<string> NameOf(TableContent table, int row)
    {
        var cells = table.Rows[row];
        List<string> keys =
        [
            .. table
                .Columns.Zip(cells, (column, cell) => column.Role == "key" ? cell as string : null)
                .OfType<string>()
                .Where(key => key.Length > 0),
        ];
        return keys.Count > 0 ? keys : [.. cells.OfType<string>().Take(1).Where(text => text.Length > 0)];
    }

    private static bool IsNamed(string text, string name) => text.Contains(name, StringComparison.Ordinal) || MonthName.IsIn(text, name);

    private void AddText(string text, FigureSource source)
    {
        if (text.Any(char.IsAsciiDigit))
            _texts.Add((text, source));
    }

    private FigureSource? Nearest(double value, double tolerance)
    {
        // A hair more than the tolerance: 0.5 units of the last digit are not exact in binary.
        var reach = tolerance + (1e-9 * Math.Max(1, Math.Abs(value)));
        var (low, high) = (0, _cells.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_cells[middle].Value < value - reach)
                low = middle + 1;
            else
                high = middle;
        }

        (double Distance, FigureSource Source)? best = null;
        for (; low < _cells.Count && _cells[low].Value <= value + reach; low++)
        {
            var distance = Math.Abs(_cells[low].Value - value);
            if (best is null || distance < best.Value.Distance)
                best = (distance, _cells[low].Source);
        }

        return best?.Source ?? _background.Find(known => Math.Abs(known.Value - value) <= reach).Source;
    }

    // A result may hold its number inside a text: a month "2016-03", a size class "10-20 t".
    private FigureSource? FindInText(Figure figure)
    {
        var digits = figure.Value.ToString(CultureInfo.InvariantCulture);
        foreach (var (text, source) in _texts)
        {
            var at = text.IndexOf(digits, StringComparison.Ordinal);
            if (at >= 0 && !IsDigit(text, at - 1) && !IsDigit(text, at + digits.Length))
                return source;
        }

        return null;
    }

    private static bool IsDigit(string text, int index) => index >= 0 && index < text.Length && char.IsAsciiDigit(text[index]);

    // "twice": one cell and another of its column; "half of": a cell and the sum of its column, or a share as it stands.
    private FigureSource? FindRatio(Figure figure)
    {
        foreach (var column in _cells.Take(MaxRatioCells).GroupBy(cell => (cell.Source.TableId, cell.Source.Column)))
        {
            var cells = column.ToList();
            var sum = cells.Sum(cell => cell.Value);
            foreach (var a in cells)
            {
                if (IsRatio(a.Value, sum) || cells.Exists(b => !ReferenceEquals(a.Source, b.Source) && IsRatio(a.Value, b.Value)))
                    return a.Source;
            }
        }

        return figure.Value < 1 ? Nearest(figure.Value * 100, figure.Tolerance * 100) ?? Nearest(figure.Value, figure.Tolerance) : null;

        bool IsRatio(double a, double b) => b != 0 && Math.Abs((a / b) - figure.Value) <= figure.Tolerance;
    }
}
