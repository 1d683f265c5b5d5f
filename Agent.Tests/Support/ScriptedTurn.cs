using System.Text.Json;
using Agent.Core.Agents;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Support;

/// <summary>What a model was sent in one turn.</summary>
internal sealed record ScriptedTurn(IReadOnlyList<ChatMessage> Messages, ChatOptions Options)
{
    public string System => Messages[0].Text;

    /// <summary>The tool results of the conversation so far, as an endpoint would be sent them.</summary>
    public IReadOnlyList<string> Results =>
        [.. Messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(content => content.GetResultText())];

    /// <summary>Everything that was sent, as text: messages, calls, results.</summary>
    public string All => string.Join('\n', Messages.SelectMany(message => message.Contents).Select(Text).Append(Tools));

    private string Tools =>
        string.Join('\n', (Options.Tools ?? []).OfType<AIFunction>().Select(tool => $"{tool.Name} {tool.Description} {tool.JsonSchema}"));

    private static string Text(AIContent content) => content switch
    {
        TextContent text => text.Text,
        TextReasoningContent reasoning => reasoning.Text,
        FunctionCallContent call => $"{call.Name} {JsonSerializer.Serialize(call.Arguments)}",
        FunctionResultContent result => result.GetResultText(),
        _ => content.ToString() ?? string.Empty,
    };
}
