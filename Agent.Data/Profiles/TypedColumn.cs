using Agent.Core.Datasets;
using Agent.Data.Profiles.Dates;

namespace Agent.Data.Profiles;

/// <summary>A column with its kind decided and its cells converted.</summary>
/// <param name="Kind">What the cells are.</param>
/// <param name="Cells">
/// The values by kind: whole numbers as they are, numbers and durations as bits of a double, 1 and 0 for true and false,
/// ticks for dates and times, places in <paramref name="Texts"/> for texts.
/// </param>
/// <param name="Texts">The distinct texts of a text or list column; empty for others.</param>
internal sealed record TypedColumn(ColumnKind Kind, CellStore Cells, IReadOnlyList<string> Texts)
{
    public int Rows => Cells.Rows;

    public string? Separator { get; init; }

    public string? Unit { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What a figure over the column must say.</summary>
    public IReadOnlyList<string> Caveats { get; init; } = [];

    /// <summary>For dates typed as text, which came first; null where no text decided it.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>For numbers typed as text, point or comma; null where no text has either.</summary>
    public DecimalMark? DecimalMark { get; init; }

    /// <summary>For dates typed as text: whether they are written with dots.</summary>
    public bool HasDottedDates { get; init; }

    /// <summary>For dates: whether only the month is known.</summary>
    public bool IsMonthOnly { get; init; }

    /// <summary>Values written in several ways, each under the one that is held.</summary>
    public IReadOnlyList<ValueSpellings> Spellings { get; init; } = [];

    /// <summary>The value of a row: null, string, long, double, bool, <see cref="DateTime"/> or <see cref="TimeSpan"/>.</summary>
    public object? this[int row] => Cells[row] == CellStore.Null ? null : Value(Cells[row]);

    public bool IsNull(int row) => Cells[row] == CellStore.Null;

    public string Text(int row) => Texts[(int)Cells[row]];

    public double Number(int row) => Kind == ColumnKind.Integer ? Cells[row] : BitConverter.Int64BitsToDouble(Cells[row]);

    /// <summary>The column with other texts in place of its own; those that are the same now are one.</summary>
    /// <param name="texts">The new text of each of <see cref="Texts"/>, in their order.</param>
    public TypedColumn Held(IEnumerable<string> texts)
    {
        var (held, places) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var moved = texts.Select(text => Place(text, held, places)).ToArray();
        var cells = new CellStore(Rows);
        for (var row = 0; row < Rows; row++)
            cells[row] = IsNull(row) ? CellStore.Null : moved[(int)Cells[row]];
        return this with { Cells = cells, Texts = held };
    }

    /// <summary>The place of a text among others, which it joins where it is new.</summary>
    public static int Place(string text, List<string> texts, Dictionary<string, int> places)
    {
        if (places.TryGetValue(text, out var place))
            return place;
        places.Add(text, texts.Count);
        texts.Add(text);
        return texts.Count - 1;
    }

    /// <summary>The value that a cell's bits stand for.</summary>
    public object Value(long bits) => Kind switch
    {
        ColumnKind.Integer => bits,
        ColumnKind.Number or ColumnKind.Duration => BitConverter.Int64BitsToDouble(bits),
        ColumnKind.Boolean => bits != 0,
        ColumnKind.Date or ColumnKind.DateTime => new DateTime(bits),
        ColumnKind.Time => new TimeSpan(bits),
        _ => Texts[(int)bits],
    };
}
