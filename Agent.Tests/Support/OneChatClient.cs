using Agent.Core.Agents;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Support;

/// <summary>Always chooses the same client.</summary>
internal sealed class OneChatClient(IChatClient client) : IChatClientFactory
{
    public IChatClient Choose(AskRequest request) => client;
}
