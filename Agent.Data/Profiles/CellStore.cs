namespace Agent.Data.Profiles;

/// <summary>Eight bytes per row, in blocks; a block without values takes no memory.</summary>
internal sealed class CellStore
{
    /// <summary>What stands where a cell has no value; no date, number or place has these bits (minus zero is held as zero).</summary>
    public const long Null = long.MinValue;

    private const int BlockBits = 12;
    private const int BlockRows = 1 << BlockBits;

    private readonly long[]?[] _blocks;

    public CellStore(int rows)
    {
        Rows = rows;
        _blocks = new long[(rows + BlockRows - 1) >> BlockBits][];
    }

    public int Rows { get; }

    public long this[int row]
    {
        get => _blocks[row >> BlockBits] is { } block ? block[row & (BlockRows - 1)] : Null;
        set
        {
            ref var block = ref _blocks[row >> BlockBits];
            if (block is null)
            {
                if (value == Null)
                    return;
                block = new long[BlockRows];
                Array.Fill(block, Null);
            }

            block[row & (BlockRows - 1)] = value;
        }
    }

    /// <summary>The bits of a number, such that equal numbers have equal bits.</summary>
    public static long Bits(double number) => number == 0 ? 0 : BitConverter.DoubleToInt64Bits(number);
}
