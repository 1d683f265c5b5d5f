namespace Agent.Data.Workbooks;

/// <summary>
/// The cells of a column: a kind and eight bytes each, in blocks, so that a million rows need no array that is copied as it grows and a sparse column costs little.
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
