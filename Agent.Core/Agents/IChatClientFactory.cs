using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Core.Agents;

/// <summary>Chooses who answers a question.</summary>
public interface IChatClientFactory
{
    /// <summary>The chat client for the request's mode and model; shared, not to be disposed by the caller.</summary>
    /// <exception cref="ModelException">The model is not allowed, or none is configured.</exception>
    IChatClient Choose(AskRequest request);
}
