using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Agents;
using Agent.Core.Tools;
using Microsoft.Extensions.AI;

namespace Agent.Core.Privacy;

/// <summary>Messages as an external model may see them, and its tool calls as the tools must see them.</summary>
internal sealed class MessageMask(PersonDirectory persons)
{
    private readonly ResultMask _results = new(persons);

    private string Note =>
        $"\nPersons are written as {persons.Prefix}0001, {persons.Prefix}0002 and so on; use these words as they are, also in tool calls. The user sees the names.";

    /// <summary>The conversation without names. Results first: a name that only they know may have been said in a text as well.</summary>
    public List<ChatMessage> Mask(IEnumerable<ChatMessage> messages)
    {
        var masked = messages
            .Select(message => Copy(message, content => content is FunctionResultContent result ? Mask(result) : content))
            .ToList();
        masked = [.. masked.Select(message => Copy(message, Mask))];
        if (masked.Find(message => message.Role == ChatRole.System) is { } system)
            system.Contents.Add(new TextContent(Note));
        return masked;
    }

    /// <summary>A tool call with names in its arguments.</summary>
    public FunctionCallContent Restore(FunctionCallContent call)
    {
        var restored = WithArguments(call, persons.Restore);
        restored.AdditionalProperties = call.AdditionalProperties?.Clone();
        restored.SetPseudonymous(call.Arguments);
        return restored;
    }

    private AIContent Mask(AIContent content) =>
        content switch
        {
            TextReasoningContent reasoning => new TextReasoningContent(persons.Mask(reasoning.Text))
            {
                // Some endpoints want their thinking back in the field it came in; that is noted here.
                RawRepresentation = reasoning.RawRepresentation,
                ProtectedData = reasoning.ProtectedData,
                AdditionalProperties = reasoning.AdditionalProperties,
            },
            TextContent text => new TextContent(persons.Mask(text.Text)) { AdditionalProperties = text.AdditionalProperties },
            FunctionCallContent call => WithArguments(call, persons.Mask),
            FunctionResultContent result => new FunctionResultContent(result.CallId, persons.Mask(result.GetResultText()))
            {
                AdditionalProperties = result.AdditionalProperties,
            },
            _ => content,
        };

    private FunctionResultContent Mask(FunctionResultContent content) =>
        content.Result is ToolResult result
            ? new FunctionResultContent(
                content.CallId,
                new FunctionResultContent(content.CallId, _results.Mask(result))
                {
                    AdditionalProperties = content.AdditionalProperties,
                }.GetResultText()
            )
            : content;

    private static ChatMessage Copy(ChatMessage message, Func<AIContent, AIContent> change) =>
        new(message.Role, [.. message.Contents.Select(change)])
        {
            AuthorName = message.AuthorName,
            MessageId = message.MessageId,
            AdditionalProperties = message.AdditionalProperties,
        };

    private static FunctionCallContent WithArguments(FunctionCallContent call, Func<string, string> change) =>
        new(call.CallId, call.Name, call.Arguments?.ToDictionary(argument => argument.Key, argument => Changed(argument.Value, change)))
        {
            Exception = call.Exception,
            AdditionalProperties = call.AdditionalProperties,
        };

    private static object? Changed(object? value, Func<string, string> change) =>
        value switch
        {
            string text => change(text),
            JsonElement element => JsonSerializer.SerializeToElement(Changed(JsonNode.Parse(element.GetRawText()), change)),
            JsonNode node => Changed(node.DeepClone(), change),
            IEnumerable<object?> items => items.Select(item => Changed(item, change)).ToList(),
            _ => value,
        };

    private static JsonNode? Changed(JsonNode? node, Func<string, string> change) =>
        node switch
        {
            JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Changed(field.Value, change)))),
            JsonArray items => new JsonArray([.. items.Select(item => Changed(item, change))]),
            JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(change(text)),
            _ => node?.DeepClone(),
        };
}
