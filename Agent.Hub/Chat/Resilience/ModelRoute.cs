using Agent.Hub.Chat.Wire;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Resilience;

/// <summary>A model at an endpoint: one of those a question may go to.</summary>
/// <param name="Endpoint">Where; shared by all models there.</param>
/// <param name="Model">The model, as the endpoint calls it.</param>
/// <param name="Client">Asks once; see <see cref="WireChatClient"/>.</param>
internal sealed record ModelRoute(ModelEndpoint Endpoint, string Model, IChatClient Client);
