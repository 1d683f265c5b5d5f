using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Support;

/// <summary>A model whose turns the test writes: turn n of a run gives the n-th list of contents, the last one again and again.</summary>
internal sealed class ScriptedChatClient(params IReadOnlyList<AIContent>[] turns) : IChatClient
{
    /// <summary>Waits before each content; null: none.</summary>
    public Func<AIContent, CancellationToken, Task>? Before { get; init; }

    /// <summary>A model that counts incidents by department and names the first.</summary>
    public static ScriptedChatClient TopDepartments() =>
        new(
            [
                new TextReasoningContent("The departments, by incidents."),
                new FunctionCallContent(
                    "call-1",
                    "get_top_values",
                    new Dictionary<string, object?>
                    {
                        ["sheet"] = "Incident",
                        ["column"] = "Department",
                        ["limit"] = 3,
                    }
                ),
            ],
            [new TextContent("The departments "), new TextContent("are in the table.")]
        );

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var turn = Math.Min(messages.Count(message => message.Role == ChatRole.Assistant), turns.Length - 1);
        foreach (var content in turns[turn])
        {
            if (Before is not null)
                await Before(content, cancellationToken);
            yield return new ChatResponseUpdate(ChatRole.Assistant, [content]) { ModelId = "scripted" };
        }
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
