using System.Diagnostics;
using System.Runtime.CompilerServices;
using Agent.Core.Agents;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Benchmarks.Streaming;

/// <summary>A model that says nothing until it is cancelled, or asks for a query that does not end.</summary>
internal sealed class StubbornModel(string query) : IChatClient, IChatClientFactory
{
    /// <summary>The question it is silent at.</summary>
    public const string Silent = "silent";

    private TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<long> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the model is called.</summary>
    public Task Called => _called.Task;

    public IChatClient Choose(AskRequest request) => this;

    /// <summary>Gives the time at which the next call is told to stop.</summary>
    public Task<long> NextTold()
    {
        _called = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _told.Task;
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        if (messages.Any(message => message.Role == ChatRole.User && message.Text.Contains(Silent, StringComparison.Ordinal)))
        {
            _called.TrySetResult();
            // Not by a callback of its own: the wait's, which is called first, would take it back before its turn.
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _told.TrySetResult(Stopwatch.GetTimestamp());
            cancellationToken.ThrowIfCancellationRequested();
        }

        yield return new ChatResponseUpdate(
            ChatRole.Assistant,
            [new FunctionCallContent("call-1", "run_sql", new Dictionary<string, object?> { ["sql"] = query })]
        );
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
