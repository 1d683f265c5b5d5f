using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Agent.Protocol;

namespace Agent.Core.Tools;

/// <summary>
/// The JSON of a tool result, as a model reads it: <c>{ table_id, columns, rows, total_rows, truncated, evidence, notes }</c> or <c>{ error
/// }</c>.
/// </summary>
public static class ToolResultJson
{
    /// <summary>Size of a result unless something else is said, in bytes.</summary>
    public const int StandardBytes = 16 * 1024;

    // One cell may take this share of the whole: a narrative of 32,000 characters would leave room for nothing else.
    private const int CellShare = 8;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = AgentProtocolContext.Encoder };

    /// <summary>Writes the result; long cells and rows beyond <paramref name="maxBytes"/> are cut and the cut is told.</summary>
    /// <param name="result">The result.</param>
    /// <param name="maxBytes">Bytes of JSON that rows may fill up. Only what is around the rows (names, evidence, notes) can make it
    /// longer.</param>
    public static string Write(ToolResult result, int maxBytes = StandardBytes)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            if (result is ToolError error)
                WriteError(writer, error);
            else if (result is ToolTable table)
                WriteTable(writer, table, maxBytes);
            else if (result is ToolText text)
                WriteText(writer, text, maxBytes);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteError(Utf8JsonWriter writer, ToolError error)
    {
        writer.WriteStartObject("error");
        writer.WriteString("code", error.Code);
        writer.WriteString("message", error.Message);
        if (error.Nearest is { Count: > 0 } nearest)
            WriteTexts(writer, "nearest", nearest);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, ToolText result, int maxBytes)
    {
        writer.WriteString("source", result.Source);
        writer.WriteString(
            "note",
            ToolText.Warning
        );
        writer.WriteString("text", Cut(result.Text, Math.Max(2, maxBytes)));
    }

    private static void WriteTable(Utf8JsonWriter writer, ToolTable result, int maxBytes)
    {
        var table = result.Table;
        writer.WriteString("table_id", table.TableId);
        if (result.Chart is { } chart)
            writer.WriteString("chart_id", chart.ChartId);
        WriteTexts(writer, "columns", table.Columns.Select(column => column.Unit is null ? column.Name : $"{column.Name} ({column.Unit})"));

        var evidence = JsonSerializer.SerializeToUtf8Bytes(table.Evidence, AgentProtocolContext.Default.Evidence);
        var around = writer.BytesCommitted + writer.BytesPending + evidence.Length + table.Notes.Sum(note => note.Length + 3);
        var (rows, hasCutCells) = Rows(table, maxBytes - around, Math.Max(100, maxBytes / CellShare));
        writer.WriteStartArray("rows");
        foreach (var row in rows)
            writer.WriteRawValue(row.Span, skipInputValidation: true);
        writer.WriteEndArray();
        writer.WriteNumber("total_rows", table.TotalRows);
        writer.WriteBoolean("truncated", table.Truncated || rows.Count < table.Rows.Count);
        writer.WritePropertyName("evidence");
        writer.WriteRawValue(evidence, skipInputValidation: true);
        WriteTexts(writer, "notes", [.. table.Notes, .. Cuts(table, rows.Count, hasCutCells)]);
    }

    private static IEnumerable<string> Cuts(TableContent table, int rows, bool hasCutCells)
    {
        if (rows < table.Rows.Count)
            yield return $"Only the first {rows} rows are shown here, for size; the viewer sees {table.Rows.Count}.";
        if (hasCutCells)
            yield return "Long cells are cut here, where they end in …; the viewer sees them whole.";
    }

    private static (List<ReadOnlyMemory<byte>> Rows, bool HasCutCells) Rows(TableContent table, long maxBytes, int maxCell)
    {
        var written = new List<ReadOnlyMemory<byte>>();
        var hasCutCells = false;
        foreach (var row in table.Rows)
        {
            var buffer = new ArrayBufferWriter<byte>(256);
            using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            {
                writer.WriteStartArray();
                foreach (var cell in row)
                    hasCutCells |= WriteCell(writer, cell, maxCell);
                writer.WriteEndArray();
            }

            maxBytes -= buffer.WrittenCount + 1;
            if (maxBytes < 0)
                break;
            written.Add(buffer.WrittenMemory);
        }

        return (written, hasCutCells);
    }

    private static bool WriteCell(Utf8JsonWriter writer, object? cell, int maxCell)
    {
        switch (cell)
        {
            case null: writer.WriteNullValue(); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int whole: writer.WriteNumberValue(whole); break;
            case long whole: writer.WriteNumberValue(whole); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case double: writer.WriteNullValue(); break;
            default:
                var text = Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty;
                var cut = Cut(text, maxCell);
                writer.WriteStringValue(cut);
                return cut.Length < text.Length;
        }

        return false;
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        // Never between the halves of one character.
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1), "…");
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
