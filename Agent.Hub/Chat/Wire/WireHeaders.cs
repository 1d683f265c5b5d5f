using System.ClientModel.Primitives;

namespace Agent.Hub.Chat.Wire;

/// <summary>Sets the extra headers of an endpoint, and takes the key away where there is none: the SDK insists on one.</summary>
internal sealed class WireHeaders(IReadOnlyList<KeyValuePair<string, string>> headers, bool keepsKey) : PipelinePolicy
{
    /// <inheritdoc/>
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Apply(message);
        ProcessNext(message, pipeline, currentIndex);
    }

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Apply(message);
        return ProcessNextAsync(message, pipeline, currentIndex);
    }

    private void Apply(PipelineMessage message)
    {
        message.Request.Headers.Set("Accept", "text/event-stream, application/json");
        foreach (var (name, value) in headers)
            message.Request.Headers.Set(name, value);
        if (keepsKey)
            return;
        message.Request.Headers.Remove("Authorization");
        message.Request.Headers.Remove("api-key");
    }
}
