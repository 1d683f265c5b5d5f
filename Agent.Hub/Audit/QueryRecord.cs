using System.Text;
using System.Text.Json;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Agent.Protocol;

namespace Agent.Hub.Audit;

/// <summary>What the audit says of a query that was not part of a run.</summary>
internal static class QueryRecord
{
    /// <summary>The entry.</summary>
    /// <param name="caller">Who asked, through which face.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="dataset">The dataset's id.</param>
    /// <param name="result">What the tool gave.</param>
    public static AuditEntry Create(Caller caller, string tool, string dataset, ToolResult? result)
    {
        var evidence = (result as ToolTable)?.Table.Evidence;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = AgentProtocolContext.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString("face", caller.Face);
            writer.WriteString("tool", tool);
            writer.WriteString("outcome", result is ToolError error ? error.Code : "ok");
            writer.WriteString("dataset", dataset);
            writer.WriteString("version", evidence?.Version);
            writer.WriteNumber("rows", evidence?.RowsUsed ?? 0);
            writer.WriteString("sql", evidence?.Sql);
            writer.WriteEndObject();
        }

        return new AuditEntry(caller.UserId, AuditActions.Query, Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
