using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Support;

/// <summary>A model that plays a script, turn by turn, and keeps what it was sent.</summary>
internal sealed class ScriptedModel(params Func<ScriptedTurn, IAsyncEnumerable<ChatResponseUpdate>>[] script) : IChatClient
{
    private readonly List<ScriptedTurn> _turns = [];

    /// <summary>The turns so far: what was sent in each.</summary>
    public IReadOnlyList<ScriptedTurn> Turns => _turns;

    /// <summary>A turn that says and calls what is given, each as an update of its own.</summary>
    public static Func<ScriptedTurn, IAsyncEnumerable<ChatResponseUpdate>> Says(params AIContent[] contents) =>
        _ => contents.Select(content => Update(content)).ToAsyncEnumerable();

    /// <summary>A turn that says a text.</summary>
    public static Func<ScriptedTurn, IAsyncEnumerable<ChatResponseUpdate>> Says(string text) => Says(new TextContent(text));

    /// <summary>A turn that says what is given and then fails.</summary>
    public static Func<ScriptedTurn, IAsyncEnumerable<ChatResponseUpdate>> Fails(Exception failure, params AIContent[] before)
    {
        return Fail;

        async IAsyncEnumerable<ChatResponseUpdate> Fail(ScriptedTurn turn)
        {
            foreach (var content in before)
                yield return Update(content);
            await Task.CompletedTask;
            throw failure;
        }
    }

    public static FunctionCallContent Call(string id, string tool, params (string Name, object? Value)[] arguments) =>
        new(id, tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value));

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        if (_turns.Count >= script.Length)
            throw new InvalidOperationException("The script is over.");
        var turn = new ScriptedTurn([.. messages], options!);
        _turns.Add(turn);
        await foreach (var update in script[_turns.Count - 1](turn).WithCancellation(cancellationToken))
            yield return update;
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

    private static ChatResponseUpdate Update(AIContent content) => new(ChatRole.Assistant, [content]) { ModelId = "scripted" };
}
