using System.Text;

namespace Agent.Data.Queries.Execution;

/// <summary>An answer as bytes between worker and hub: cells keep their kinds, which JSON would blur.</summary>
internal static class SqlAnswerCodec
{
    public static byte[] Write(SqlAnswer answer)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(answer.TotalRows);
        writer.Write(answer.Result.Cut);
        writer.Write(answer.Result.Bytes);
        writer.Write(answer.Tables.Count);
        foreach (var table in answer.Tables)
            writer.Write(table);
        writer.Write(answer.Result.Columns.Count);
        foreach (var column in answer.Result.Columns)
        {
            writer.Write(column.Name);
            writer.Write(column.Kind);
        }

        writer.Write(answer.Result.Rows.Count);
        foreach (var cell in answer.Result.Rows.SelectMany(row => row))
            Write(writer, cell);
        writer.Flush();
        return bytes.ToArray();
    }

    public static SqlAnswer Read(ReadOnlyMemory<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
        var (total, cut, size) = (reader.ReadInt64(), reader.ReadBoolean(), reader.ReadInt64());
        var tables = new string[reader.ReadInt32()];
        for (var i = 0; i < tables.Length; i++)
            tables[i] = reader.ReadString();
        var columns = new ResultColumn[reader.ReadInt32()];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = new ResultColumn(reader.ReadString(), reader.ReadString());
        var rows = new IReadOnlyList<object?>[reader.ReadInt32()];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = new object?[columns.Length];
            for (var at = 0; at < row.Length; at++)
                row[at] = ReadCell(reader);
            rows[i] = row;
        }

        return new SqlAnswer(tables, new ResultSet(columns, rows, cut, size), total);
    }

    private static void Write(BinaryWriter writer, object? cell)
    {
        switch (cell)
        {
            case null:
                writer.Write('0');
                break;
            case bool flag:
                writer.Write(flag ? 't' : 'f');
                break;
            case long whole:
                writer.Write('i');
                writer.Write(whole);
                break;
            case double number:
                writer.Write('d');
                writer.Write(number);
                break;
            default:
                writer.Write('s');
                writer.Write((string)cell);
                break;
        }
    }

    private static object? ReadCell(BinaryReader reader) => reader.ReadChar() switch
    {
        't' => true,
        'f' => false,
        'i' => reader.ReadInt64(),
        'd' => reader.ReadDouble(),
        's' => reader.ReadString(),
        _ => null,
    };
}
