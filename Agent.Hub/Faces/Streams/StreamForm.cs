using Agent.Protocol;

namespace Agent.Hub.Faces.Streams;

/// <summary>What a log looks like as a stream.</summary>
/// <param name="ContentType">The type of its content.</param>
/// <param name="Data">The bytes of an event; null for an event that is no content.</param>
internal sealed record StreamForm(string ContentType, Func<AgentEvent, ReadOnlyMemory<byte>?> Data)
{
    /// <summary>Whether content is a list of JSON values.</summary>
    public bool IsJson { get; } = Is(ContentType, "application/json");

    /// <summary>Whether content is text, so that it can stand in server-sent events as it is.</summary>
    public bool IsText { get; } =
        Is(ContentType, "application/json") || ContentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase);

    private static bool Is(string contentType, string type) =>
        string.Equals(contentType.Split(';')[0].Trim(), type, StringComparison.OrdinalIgnoreCase);
}
