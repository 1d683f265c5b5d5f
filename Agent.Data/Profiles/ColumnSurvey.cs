using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>What stands in a column: how many cells of each kind, and its distinct texts, outer blanks cut, with their counts.</summary>
internal sealed class ColumnSurvey
{
    private readonly RawColumn _column;
    private readonly int _first;
    private readonly int[] _kinds = new int[(int)CellKind.Error + 1];
    private readonly Dictionary<int, int> _places = [];
    private readonly List<string> _texts = [];
    private readonly List<int> _counts = [];

    /// <param name="column">The cells.</param>
    /// <param name="texts">The workbook's texts.</param>
    /// <param name="first">First row of the data.</param>
    /// <param name="end">Row behind the last.</param>
    public ColumnSurvey(RawColumn column, TextPool texts, int first, int end)
    {
        _column = column;
        _first = first;
        Rows = end - first;
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = first; row < end; row++)
        {
            var kind = column.Kind(row);
            _kinds[(int)kind]++;
            if (kind != CellKind.Text)
                continue;
            var pooled = (int)column.Value(row);
            if (!_places.TryGetValue(pooled, out var place))
                _places[pooled] = place = Place(texts[pooled].Trim(), known);
            _counts[place]++;
        }
    }

    public int Rows { get; }

    public IReadOnlyList<string> Texts => _texts;

    /// <summary>How many cells hold each of <see cref="Texts"/>.</summary>
    public IReadOnlyList<int> TextCounts => _counts;

    /// <summary>Cells with a value.</summary>
    public int Filled => Rows - _kinds[(int)CellKind.Empty] - _kinds[(int)CellKind.Error];

    public int Count(CellKind kind) => _kinds[(int)kind];

    public CellKind Kind(int row) => _column.Kind(_first + row);

    public double Number(int row) => _column.Number(_first + row);

    public bool Flag(int row) => _column.Value(_first + row) != 0;

    /// <summary>Place in <see cref="Texts"/> of a text cell.</summary>
    public int Text(int row) => _places[(int)_column.Value(_first + row)];

    /// <summary>A cell as people see it; for notes.</summary>
    public string Shown(int row) =>
        Kind(row) switch
        {
            CellKind.Text => _texts[Text(row)] is { Length: <= 40 } text ? text : _texts[Text(row)][..40] + "…",
            CellKind.Boolean => Flag(row) ? "TRUE" : "FALSE",
            CellKind.Date when SerialDate.TryRead(Number(row), out var date) => date.ToString(
                "yyyy-MM-dd HH:mm",
                System.Globalization.CultureInfo.InvariantCulture
            ),
            _ => Number(row).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };

    /// <summary>Formats of the column's numbers, header and totals included.</summary>
    public IReadOnlyDictionary<CellFormat, int> Formats() => _column.Formats();

    private int Place(string text, Dictionary<string, int> known)
    {
        if (known.TryGetValue(text, out var place))
            return place;
        known.Add(text, _texts.Count);
        _texts.Add(text);
        _counts.Add(0);
        return _texts.Count - 1;
    }
}
