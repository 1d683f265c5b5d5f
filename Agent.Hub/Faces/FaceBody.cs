using System.Text.Json;
using Agent.Core.Runs;

namespace Agent.Hub.Faces;

/// <summary>The JSON body of a request, or why it cannot be taken. Exactly one of the two is not null.</summary>
internal sealed class FaceBody(JsonDocument? document, RunRefusal? refusal) : IDisposable
{
    /// <summary>The object; null where it was refused.</summary>
    public JsonElement? Object => document?.RootElement;

    /// <summary>Why it is refused; null where it is an object.</summary>
    public RunRefusal? Refusal { get; } = refusal;

    /// <inheritdoc/>
    public void Dispose() => document?.Dispose();
}
