namespace Agent.Data.Workbooks;

/// <summary>Cell names such as <c>AB12</c>.</summary>
internal static class CellReference
{
    public const int MaxRow = 1_048_576;
    public const int MaxColumn = 16_384;

    /// <summary>The letters of a column counted from 1.</summary>
    public static string ColumnName(int column)
    {
        var name = string.Empty;
        for (; column > 0; column = (column - 1) / 26)
            name = (char)('A' + ((column - 1) % 26)) + name;
        return name;
    }

    /// <summary>Row and column, counted from 1; false for anything that is no cell of a sheet. Reads <c>$</c> marks over.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out int row, out int column)
    {
        row = 0;
        column = 0;
        var i = 0;
        for (; i < text.Length; i++)
        {
            var letter = text[i] | 0x20;
            if (text[i] == '$')
                continue;
            if (letter is < 'a' or > 'z')
                break;
            column = (column * 26) + letter - 'a' + 1;
            if (column > MaxColumn)
                return false;
        }

        for (; i < text.Length; i++)
        {
            if (text[i] == '$')
                continue;
            if (text[i] is < (byte)'0' or > (byte)'9')
                return false;
            row = (row * 10) + text[i] - '0';
            if (row > MaxRow)
                return false;
        }

        return row > 0 && column > 0;
    }
}
