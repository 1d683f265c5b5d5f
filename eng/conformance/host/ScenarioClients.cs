using Agent.Core.Agents;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.ConformanceHost;

/// <summary>Answers <c>scenario: NAME</c> by script, anything else as the product does.</summary>
internal sealed class ScenarioClients(IChatClientFactory product) : IChatClientFactory
{
    private const string Prefix = "scenario: ";

    public IChatClient Choose(AskRequest request) =>
        request.Question.StartsWith(Prefix, StringComparison.Ordinal)
            ? new ScenarioClient(request.Question[Prefix.Length..])
            : product.Choose(request);
}
