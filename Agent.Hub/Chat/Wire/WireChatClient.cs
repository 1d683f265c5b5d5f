using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Agent.Hub.Chat.Wire.Joining;
using Agent.Hub.Chat.Wire.Pooling;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// One request to an OpenAI-compatible endpoint. The SDK gives address, authentication and policies; the bytes are read here, because
/// servers send much that its
/// types cannot hold or fail on. Each failure is one <see cref="Core.Agents.ModelException"/>; updates without contents are signs of life.
/// Reading the stream: 1. the status; 2. the kind of body; 3. events to chunks; 4. chunks to updates; 5. the end.
/// </summary>
internal sealed class WireChatClient(WireEndpoint endpoint, string model, TimeProvider time) : IChatClient
{
    /// <summary>Additional property of <see cref="ChatOptions"/>: the reasoning effort as the endpoint calls it.</summary>
    public const string EffortProperty = "agent.effort";

    /// <summary>
    /// Waits this long for usage after the last token; then the turn is over, whether the endpoint closes the stream or not.
    /// </summary>
    private static readonly TimeSpan FinishGrace = TimeSpan.FromSeconds(2);

    /// <summary>Text of a model not known yet is held back this long at most, in case it turns out to be thinking.</summary>
    private static readonly TimeSpan OpeningHold = TimeSpan.FromMilliseconds(150);

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        IReadOnlyList<ChatMessage> conversation = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return JoinedUpdates.OfAsync(token => ReadAsync(conversation, options, token), cancellationToken);
    }

    private async IAsyncEnumerable<ChatResponseUpdate> ReadAsync(
        IReadOnlyList<ChatMessage> conversation,
        ChatOptions? options,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, grace.Token);
        using var response = await SendAsync(conversation, options, either.Token).ConfigureAwait(false);
        using var body = new EndpointBody(response.ContentStream ?? Stream.Null);
        var chunk = new Chunk();
        var frames = new FrameSource(body, new ChunkReader(chunk));
        await frames.BeginAsync(cancellationToken).ConfigureAwait(false);
        await using var ownsFrames = frames.ConfigureAwait(false);
        var turn = new TurnAssembler(Names(options), endpoint.TraitsOf(model));
        var kind = FrameKind.Ignored;
        while (kind is not (FrameKind.Done or FrameKind.End))
        {
            if (turn.HoldsOpening)
            {
                var reading = frames.NextAsync(turn.FinishReason is not null, either.Token).AsTask();
                await Task.WhenAny(reading, Task.Delay(OpeningHold, time, CancellationToken.None)).ConfigureAwait(false);
                if (!reading.IsCompletedSuccessfully)
                    yield return turn.Release(chunk);
                kind = await reading.ConfigureAwait(false);
            }
            else
            {
                kind = await frames.NextAsync(turn.FinishReason is not null, either.Token).ConfigureAwait(false);
            }

            if (kind == FrameKind.Error && turn.HoldsOpening)
                yield return turn.Release(chunk);
            if (kind == FrameKind.Error)
                throw EndpointFaults.FailedInStream(chunk.Error!.Value);
            if (kind != FrameKind.Data)
                continue;
            var update = turn.Apply(chunk);
            if (chunk.FinishReason is { Length: > 0 })
                grace.CancelAfter(FinishGrace);
            if (update is not null)
                yield return update;
        }

        if (turn.HoldsOpening)
            yield return turn.Release(chunk);
        yield return turn.Finish(chunk, CallIds(conversation), kind == FrameKind.Done, frames.IsDocument);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(endpoint.Profile.Name, endpoint.Address, model)
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>Sends the request; once more without a field that the endpoint refuses, as long as it names another one.</summary>
    private async Task<PipelineResponse> SendAsync(
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? options,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var response = await SendOnceAsync(messages, options, cancellationToken).ConfigureAwait(false);
            if (!response.IsError && response.Status < 300)
                return response;
            using var refused = response;
            var chunk = new Chunk();
            using var body = new EndpointBody(response.ContentStream ?? Stream.Null);
            var frames = new FrameSource(body, new ChunkReader(chunk));
            await using var ownsFrames = frames.ConfigureAwait(false);
            var error = await frames.ReadErrorAsync(chunk, time, cancellationToken).ConfigureAwait(false);
            var fault = EndpointFaults.FromStatus(response.Status, error, RetryAfter.Read(response.Headers, time));
            if (fault.Code != ErrorCodes.ModelBadRequest || !endpoint.Refused.Learn(error))
                throw fault;
        }
    }

    private async Task<PipelineResponse> SendOnceAsync(
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? options,
        CancellationToken cancellationToken
    )
    {
        using var content = new PooledContent();
        WireRequest.Write(model, messages, options, endpoint.Profile, endpoint.Refused, content.Body);
        var request = new RequestOptions
        {
            BufferResponse = false,
            ErrorOptions = ClientErrorBehaviors.NoThrow,
            CancellationToken = cancellationToken,
        };
        try
        {
            var result = await endpoint.For(model).CompleteChatAsync(content, request).ConfigureAwait(false);
            return result.GetRawResponse();
        }
        catch (Exception failure) when (IsConnectionFailure(failure))
        {
            throw EndpointFaults.Unreachable(failure);
        }
    }

    /// <summary>Whether an exception means that the connection failed.</summary>
    internal static bool IsConnectionFailure(Exception failure) =>
        failure is ClientResultException or HttpRequestException or IOException or System.Net.Sockets.SocketException;

    private static ToolNames Names(ChatOptions? options) =>
        new(options?.Tools?.OfType<AIFunctionDeclaration>().Select(tool => tool.Name) ?? []);

    private static HashSet<string> CallIds(IReadOnlyList<ChatMessage> messages) =>
        [.. messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call => call.CallId)];
}
