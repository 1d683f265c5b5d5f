using System.Text;
using System.Text.Json;

namespace Agent.Hub.Audit;

/// <summary>What the audit says of a call to another server's tool: never what was sent or came back.</summary>
/// <param name="UserId">For whom; null for one who does not sign in.</param>
/// <param name="RunId">The run.</param>
/// <param name="Server">The server's name in the settings.</param>
/// <param name="Tool">The tool.</param>
/// <param name="Approval">What allowed it: <c>settings</c> or <c>person</c>.</param>
/// <param name="Outcome"><c>ok</c>, <c>error</c>, <c>timeout</c>, <c>failed</c>, or <c>declined</c>: a person did not allow it and it was
/// not made.</param>
/// <param name="Took">How long it took.</param>
internal sealed record ToolRecord(string? UserId, string RunId, string Server, string Tool, string Approval, string Outcome, TimeSpan Took)
{
    /// <summary>The entry.</summary>
    public AuditEntry ToEntry()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("runId", RunId);
            writer.WriteString("server", Server);
            writer.WriteString("tool", Tool);
            writer.WriteString("approval", Approval);
            writer.WriteString("outcome", Outcome);
            writer.WriteNumber("milliseconds", (long)Took.TotalMilliseconds);
            writer.WriteEndObject();
        }

        return new AuditEntry(UserId, AuditActions.Tool, Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
