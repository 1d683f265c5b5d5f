using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>What the ids of a column look like: letters as A, digits as 9. Fits nothing where the column holds no ids.</summary>
internal sealed class IdShapes
{
    private const int RowsLookedAt = 500;

    private readonly HashSet<string> _shapes = [];
    private readonly int _column;
    private readonly bool _areNumbers;

    private IdShapes(int column, bool areNumbers) => (_column, _areNumbers) = (column, areNumbers);

    public static IdShapes Of(RawSheet sheet, int column, SheetShape shape)
    {
        int ids = 0, numbers = 0, all = 0;
        var counts = new Dictionary<string, int>();
        var last = Math.Min(shape.LastFull, shape.First + RowsLookedAt);
        for (var row = shape.First; row <= last; row++)
        {
            if (shape.Filled[row] < 2 || sheet.Columns[column].Kind(row) == CellKind.Empty)
                continue;
            all++;
            numbers += sheet.Columns[column].Kind(row) == CellKind.Number ? 1 : 0;
            if (sheet.Text(row, column) is not { } text || Shape(text) is not { } made)
                continue;
            ids++;
            counts[made] = counts.GetValueOrDefault(made) + 1;
        }

        var shapes = new IdShapes(column, all > 0 && numbers >= all * 0.8);
        if (all > 0 && ids >= all * 0.8)
            shapes._shapes.UnionWith(counts.Keys);
        return shapes;
    }

    /// <summary>Whether the column holds ids at all.</summary>
    public bool HasAny => _areNumbers || _shapes.Count > 0;

    public bool Fits(RawSheet sheet, int row) =>
        sheet.Text(row, _column) is { } text
            ? Shape(text) is { } shape && _shapes.Contains(shape)
            : _areNumbers && sheet.Columns[_column].Kind(row) == CellKind.Number;

    // A run of digits counts as one: INC-9 and INC-10 are of one kind.
    private static string? Shape(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length is 0 or > 30 || trimmed.Contains(' ') || !trimmed.ContainsAnyInRange('0', '9'))
            return null;
        var shape = new System.Text.StringBuilder();
        foreach (var character in trimmed)
        {
            var kind = char.IsAsciiDigit(character) ? '9' : char.IsLetter(character) ? 'A' : character;
            if (shape.Length == 0 || shape[^1] != kind)
                shape.Append(kind);
        }

        return shape.ToString();
    }
}
