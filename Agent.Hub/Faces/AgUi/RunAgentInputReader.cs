using System.Text.Json;
using Agent.Protocol;

namespace Agent.Hub.Faces.AgUi;

/// <summary>Reads a <see cref="RunAgentInput"/>: unknown members are passed over, known ones must be what they should be.</summary>
internal sealed class RunAgentInputReader
{
    private const string Forwarded = "forwardedProps.";

    private string? _problem;

    /// <summary>The input; null with a plain sentence where it is malformed.</summary>
    public static RunAgentInput? Read(JsonElement body, out string? problem)
    {
        var reader = new RunAgentInputReader();
        var input = reader.Read(body);
        problem = reader._problem;
        return problem is null ? input : null;
    }

    private RunAgentInput Read(JsonElement body)
    {
        var forwarded = Member(body, "forwardedProps", JsonValueKind.Object);
        foreach (var name in (ReadOnlySpan<string>)["tools", "context"])
            CheckObjects(Member(body, name, JsonValueKind.Array), name);
        Text(body, "parentRunId");
        var approval = Decision(body) ?? Approval(forwarded);
        // A decision goes on with a question that has been asked already.
        var question = approval is null ? Resumed(body) ?? Newest(body) : string.Empty;
        return new RunAgentInput(Required(body, "threadId"), Required(body, "runId"), question ?? string.Empty)
        {
            Approval = approval,
            ProtocolVersion = Text(body, "protocolVersion"),
            Dataset = Text(forwarded, "dataset", Forwarded),
            Mode = Text(forwarded, "mode", Forwarded),
            Language = Text(forwarded, "language", Forwarded),
            Model = Text(forwarded, "model", Forwarded),
            // The body is given back when the request is over; the run goes on.
            Query = Member(forwarded, "query", JsonValueKind.Object, Forwarded)?.Clone(),
            Reading = Text(forwarded, "reading", Forwarded),
            Interrupts = Flag(forwarded, "interrupts", Forwarded),
            CancelOnAbort = Flag(forwarded, "cancelOnAbort", Forwarded),
        };
    }

    /// <summary>The text of the newest user message. Every message is looked at: a malformed one must not pass because it is old.</summary>
    private string? Newest(JsonElement body)
    {
        if (Member(body, "messages", JsonValueKind.Array) is not { } messages)
        {
            Fail("messages must be an array.");
            return null;
        }

        string? newest = null;
        foreach (var message in messages.EnumerateArray())
        {
            if (
                message.ValueKind != JsonValueKind.Object
                || Text(message, "id", "messages.") is null
                || Text(message, "role", "messages.") is not { } role
            )
                Fail("Each message must be an object with id and role.");
            else if (role == "user")
                newest = Content(message);
            else
                CheckContent(message);
        }

        if (string.IsNullOrWhiteSpace(newest))
            Fail("messages must hold a user message with text.");
        return newest;
    }

    private string? Content(JsonElement message)
    {
        if (!message.TryGetProperty("content", out var content) || content.ValueKind is not (JsonValueKind.String or JsonValueKind.Array))
        {
            Fail("The content of a user message must be a text or an array of parts.");
            return null;
        }

        return content.ValueKind == JsonValueKind.String
            ? content.GetString()
            : string.Join('\n', content.EnumerateArray().Select(Part).OfType<string>());
    }

    private string? Part(JsonElement part)
    {
        if (part.ValueKind == JsonValueKind.Object && Text(part, "type", "content.") is { } type)
            return type == "text" ? Text(part, "text", "content.") : null;
        Fail("Each part of a message must be an object with a type.");
        return null;
    }

    private void CheckContent(JsonElement message)
    {
        // An activity's content is an object; the others' is text, parts, or missing where a message only calls.
        if (
            message.TryGetProperty("content", out var content)
            && content.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
        )
            Fail("The content of a message must be a text, an array of parts or an object.");
    }

    /// <summary>The answer to an interrupt: its payload is the question to go on with.</summary>
    private string? Resumed(JsonElement body)
    {
        if (Member(body, "resume", JsonValueKind.Array) is not { } entries)
            return null;
        CheckObjects(entries, "resume");
        foreach (var entry in entries.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object))
        {
            if (Text(entry, "interruptId", "resume.") is null)
                Fail("Each entry of resume must name its interruptId.");
            if (
                Text(entry, "status", "resume.") == "resolved"
                && entry.TryGetProperty("payload", out var payload)
                && Payload(payload) is { Length: > 0 } text
            )
                return text;
        }

        return null;
    }

    /// <summary>
    /// The answer to an interrupt that asked for a call to be allowed: a payload with <c>approved</c>. One that was abandoned is not
    /// allowed.
    /// </summary>
    private ApprovalDecision? Decision(JsonElement body)
    {
        foreach (
            var entry in Member(body, "resume", JsonValueKind.Array)
                ?.EnumerateArray()
                .Where(entry => entry.ValueKind == JsonValueKind.Object)
                ?? []
        )
        {
            if (
                Text(entry, "interruptId", "resume.") is not { } id
                || !id.StartsWith(AgUiProjection.ApprovalPrefix, StringComparison.Ordinal)
            )
                continue;
            var approved =
                Text(entry, "status", "resume.") == "resolved"
                && entry.TryGetProperty("payload", out var payload)
                && payload.ValueKind == JsonValueKind.Object
                && Flag(payload, "approved", "resume.payload.");
            return new ApprovalDecision { Id = id[AgUiProjection.ApprovalPrefix.Length..], Approved = approved };
        }

        return null;
    }

    /// <summary>The same for clients without interrupts.</summary>
    private ApprovalDecision? Approval(JsonElement? forwarded) =>
        Member(forwarded, "approval", JsonValueKind.Object, Forwarded) is { } decision
            ? new ApprovalDecision
            {
                Id = Required(decision, "id", Forwarded + "approval."),
                Approved = Flag(decision, "approved", Forwarded + "approval."),
            }
            : null;

    private static string? Payload(JsonElement payload) =>
        payload.ValueKind switch
        {
            JsonValueKind.String => payload.GetString(),
            JsonValueKind.Object => payload
                .EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.String)
                .Select(member => member.Value.GetString())
                .FirstOrDefault(),
            _ => null,
        };

    private void CheckObjects(JsonElement? list, string name)
    {
        if (list?.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object) is true)
            Fail($"{name} must be an array of objects.");
    }

    private string Required(JsonElement body, string name, string within = "")
    {
        if (Text(body, name, within) is { Length: > 0 } text)
            return text;
        Fail($"{within}{name} must be a text.");
        return string.Empty;
    }

    private string? Text(JsonElement? parent, string name, string within = "") =>
        Member(parent, name, JsonValueKind.String, within)?.GetString();

    private bool Flag(JsonElement? parent, string name, string within)
    {
        if (
            parent is not { } element
            || !element.TryGetProperty(name, out var value)
            || value.ValueKind is JsonValueKind.Null or JsonValueKind.False
        )
            return false;
        if (value.ValueKind != JsonValueKind.True)
            Fail($"{within}{name} must be true or false.");
        return true;
    }

    /// <summary>A member that may be missing. Null counts as missing: clients before 1.0 write it.</summary>
    /// <param name="parent">The object; null where that is missing.</param>
    /// <param name="name">What the member is called on the wire.</param>
    /// <param name="kind">What it must be.</param>
    /// <param name="within">Where the object stands, for what is said of a wrong member.</param>
    private JsonElement? Member(JsonElement? parent, string name, JsonValueKind kind, string within = "")
    {
        if (parent is not { } element || !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == kind)
            return value;
        Fail($"{within}{name} must be {Words(kind)}.");
        return null;
    }

    private static string Words(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        _ => "a text",
    };

    private void Fail(string problem) => _problem ??= problem;
}
