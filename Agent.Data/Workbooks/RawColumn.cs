namespace Agent.Data.Workbooks;

/// <summary>
/// The cells of a column: a kind and eight bytes each, in blocks, so that a million rows need no array that is copied as it grows and a
/// sparse column costs little.
/// </summary>
internal sealed class RawColumn
{
    private const int BlockBits = 10;
    private const int BlockRows = 1 << BlockBits;

    private readonly List<Block?> _blocks = [];
    private readonly Dictionary<CellFormat, int> _formats = [];
    private CellFormat? _lastFormat;
    private int _lastCount;

    /// <summary>Memory of a block.</summary>
    public const int BlockBytes = BlockRows * (sizeof(long) + 1);

    public CellKind Kind(int row) => BlockOf(row) is { } block ? block.Kinds[row & (BlockRows - 1)] : CellKind.Empty;

    /// <summary>The bits of the number, or the place of the text.</summary>
    public long Value(int row) => BlockOf(row) is { } block ? block.Values[row & (BlockRows - 1)] : 0;

    public double Number(int row) => BitConverter.Int64BitsToDouble(Value(row));

    /// <summary>Sets a cell.</summary>
    /// <returns>Whether a new block was taken.</returns>
    public bool Set(int row, CellKind kind, long value)
    {
        var at = row >> BlockBits;
        while (_blocks.Count <= at)
            _blocks.Add(null);
        var block = _blocks[at];
        var isNew = block is null;
        block ??= _blocks[at] = new Block();
        block.Kinds[row & (BlockRows - 1)] = kind;
        block.Values[row & (BlockRows - 1)] = value;
        return isNew;
    }

    /// <summary>Counts a number under its format; long runs of one format cost an addition.</summary>
    public void Count(CellFormat format)
    {
        if (!ReferenceEquals(format, _lastFormat))
            Flush(format);
        _lastCount++;
    }

    /// <summary>The formats of the column's numbers with how many wear each.</summary>
    public IReadOnlyDictionary<CellFormat, int> Formats()
    {
        Flush(null);
        return _formats;
    }

    /// <summary>Whether no cell was ever set.</summary>
    public bool IsEmpty => _blocks.TrueForAll(block => block is null);

    /// <summary>Adds 1 for each row with a value.</summary>
    public void CountFilled(Span<int> rows)
    {
        for (var at = 0; at < _blocks.Count; at++)
        {
            if (_blocks[at] is not { } block)
                continue;
            var first = at << BlockBits;
            var count = Math.Min(BlockRows, rows.Length - first);
            for (var row = 0; row < count; row++)
                rows[first + row] += block.Kinds[row] == CellKind.Empty ? 0 : 1;
        }
    }

    /// <summary>Takes rows out; those below move up.</summary>
    /// <param name="removed">Which, ascending.</param>
    /// <param name="rows">How many rows there are.</param>
    public void Remove(IReadOnlyList<int> removed, int rows)
    {
        var next = 0;
        var target = removed.Count == 0 ? rows : removed[0];
        for (var row = target; row < rows; row++)
        {
            if (next < removed.Count && removed[next] == row)
            {
                next++;
                continue;
            }

            if (Kind(row) != CellKind.Empty || Kind(target) != CellKind.Empty)
                Set(target, Kind(row), Value(row));
            target++;
        }

        for (; target < rows; target++)
        {
            if (Kind(target) != CellKind.Empty)
                Set(target, CellKind.Empty, 0);
        }
    }

    /// <summary>A copy of some rows, with the formats of all.</summary>
    public RawColumn Copy(IReadOnlyList<int> rows)
    {
        var copy = new RawColumn();
        for (var row = 0; row < rows.Count; row++)
        {
            if (Kind(rows[row]) != CellKind.Empty)
                copy.Set(row, Kind(rows[row]), Value(rows[row]));
        }

        foreach (var (format, count) in Formats())
            copy._formats[format] = count;
        return copy;
    }

    /// <summary>Takes the cells of another column, with its formats.</summary>
    /// <param name="at">Row of the first.</param>
    /// <param name="other">The other column.</param>
    /// <param name="first">Its first row taken.</param>
    /// <param name="end">Its row behind the last.</param>
    public void Append(int at, RawColumn other, int first, int end)
    {
        for (var row = first; row < end; row++)
        {
            if (other.Kind(row) != CellKind.Empty)
                Set(at + row - first, other.Kind(row), other.Value(row));
        }

        Flush(null);
        foreach (var (format, count) in other.Formats())
            _formats[format] = _formats.GetValueOrDefault(format) + count;
    }

    private void Flush(CellFormat? next)
    {
        if (_lastFormat is not null)
            _formats[_lastFormat] = _formats.GetValueOrDefault(_lastFormat) + _lastCount;
        _lastFormat = next;
        _lastCount = 0;
    }

    private Block? BlockOf(int row)
    {
        var at = row >> BlockBits;
        return at < _blocks.Count ? _blocks[at] : null;
    }

    private sealed class Block
    {
        public readonly CellKind[] Kinds = new CellKind[BlockRows];
        public readonly long[] Values = new long[BlockRows];
    }
}
