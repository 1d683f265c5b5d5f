using System.Text.Json;
using Agent.Core.Runs;
using Agent.Protocol;

namespace Agent.Hub.Audit;

/// <summary>Gathers what the audit says of a question while its events pass by.</summary>
internal sealed class AskRecord(RunRequest request)
{
    // More than this of the same run says nothing more about what was touched.
    private const int MaxQueries = 64;

    private readonly List<string> _tools = [];
    private readonly List<Evidence> _queries = [];
    private RunResult? _result;

    /// <summary>Looks at an event of the run.</summary>
    public void Observe(AgentEvent next)
    {
        switch (next)
        {
            case ToolCallStartEvent call when _tools.Count < MaxQueries:
                _tools.Add(call.ToolCallName);
                break;
            case TableEvent table when _queries.Count < MaxQueries:
                _queries.Add(table.Content.Evidence);
                break;
            case RunFinishedEvent finished:
                _result = finished.Result;
                break;
        }
    }

    /// <summary>The entry.</summary>
    public AuditEntry ToEntry() => new(request.Caller.UserId, AuditActions.Ask, Body());

    private string Body()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = AgentProtocolContext.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString("runId", request.RunId);
            writer.WriteString("threadId", request.ThreadId);
            writer.WriteString("face", request.Caller.Face);
            writer.WriteString("question", request.Ask.Question);
            writer.WriteString("outcome", _result?.Outcome ?? "error");
            writer.WriteString("dataset", _queries.FirstOrDefault()?.Dataset);
            writer.WriteString("version", _queries.FirstOrDefault()?.Version);
            writer.WriteNumber("rows", _queries.Sum(evidence => evidence.RowsUsed));
            WriteTexts(writer, "tools", _tools);
            WriteTexts(writer, "sql", _queries.Select(evidence => evidence.Sql));
            writer.WriteString("answeredBy", _result?.AnsweredBy);
            if (_result?.Usage is { } usage)
            {
                writer.WriteNumber("inputTokens", usage.InputTokens);
                writer.WriteNumber("outputTokens", usage.OutputTokens);
                if (usage.Cost is { } cost)
                    writer.WriteNumber("cost", cost);
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
