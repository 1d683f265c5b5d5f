namespace Agent.Hub.Chat.Health;

/// <summary>Says how the models' endpoints are, from what was seen of them; asks nobody.</summary>
public interface IModelHealth
{
    /// <summary>The endpoints, the first one first; none when no model is configured.</summary>
    IReadOnlyList<ModelEndpointHealth> Read();
}
