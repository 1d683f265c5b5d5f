using Agent.Core.Agents;
using Microsoft.Extensions.AI;

namespace Agent.Core.Privacy;

/// <summary>
/// Puts names back into the updates of one turn, in their order: what waits for its end is given before anything of another kind.
/// </summary>
internal sealed class UpdateRestorer(PersonDirectory persons, MessageMask mask)
{
    private readonly StreamRestorer _text = new(persons);
    private readonly StreamRestorer _reasoning = new(persons);
    private object? _reasoningField;

    /// <summary>Restores an update in place.</summary>
    public void Restore(ChatResponseUpdate update)
    {
        var contents = new List<AIContent>();
        if (update.RetractsText())
            Add(contents, _text.Flush(), Thought);
        foreach (var content in update.Contents)
            Restore(content, contents);
        if (update.FinishReason is not null)
            contents.AddRange(Flush());
        update.Contents = contents;
    }

    /// <summary>What is left when nothing follows.</summary>
    public IList<AIContent> Flush()
    {
        var rest = new List<AIContent>();
        Add(rest, _reasoning.Flush(), Thought);
        Add(rest, _text.Flush(), text => new TextContent(text));
        return rest;
    }

    private void Restore(AIContent content, List<AIContent> contents)
    {
        switch (content)
        {
            case TextReasoningContent reasoning:
                Add(contents, _text.Flush(), text => new TextContent(text));
                if (reasoning.Text.Length > 0)
                {
                    _reasoningField = reasoning.RawRepresentation;
                    Add(contents, _reasoning.Push(reasoning.Text), Thought);
                }

                if (reasoning.ProtectedData is not null)
                    contents.Add(WithoutText(reasoning));
                break;
            case TextContent text:
                Add(contents, _reasoning.Flush(), Thought);
                Add(contents, _text.Push(text.Text), said => new TextContent(said) { AdditionalProperties = text.AdditionalProperties });
                break;
            case FunctionCallContent call:
                contents.AddRange(Flush());
                contents.Add(mask.Restore(call));
                break;
            default:
                contents.Add(content);
                break;
        }
    }

    private TextReasoningContent Thought(string text) => new(text) { RawRepresentation = _reasoningField };

    private static TextReasoningContent WithoutText(TextReasoningContent reasoning) => new(string.Empty)
    {
        ProtectedData = reasoning.ProtectedData,
        RawRepresentation = reasoning.RawRepresentation,
        AdditionalProperties = reasoning.AdditionalProperties,
    };

    private static void Add(List<AIContent> contents, string text, Func<string, AIContent> make)
    {
        if (text.Length > 0)
            contents.Add(make(text));
    }
}
