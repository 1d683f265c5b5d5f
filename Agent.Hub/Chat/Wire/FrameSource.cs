using System.Buffers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Agent.Core.Agents;

namespace Agent.Hub.Chat.Wire;

/// <summary>The events of a response, whether it is an event stream or one JSON document.</summary>
internal sealed class FrameSource(EndpointBody body, ChunkReader reader) : IAsyncDisposable
{
    private const int MaxDocument = 16 << 20;
    private const int MaxErrorBody = 64 << 10;

    /// <summary>A server that has sent an error status may still keep its body to itself.</summary>
    private static readonly TimeSpan ErrorBodyTime = TimeSpan.FromSeconds(2);

    private IAsyncEnumerator<SseItem<FrameKind>>? _events;
    private bool _ended;

    /// <summary>Whether the body is one document, so that it is whole when it can be read.</summary>
    public bool IsDocument { get; private set; }

    /// <summary>Looks at the first byte: event streams and JSON are read whatever they are declared as, anything else is refused.</summary>
    /// <exception cref="ModelException">The body is empty or is no answer.</exception>
    public async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        byte? first;
        try
        {
            first = await body.PeekAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (WireChatClient.IsConnectionFailure(failure))
        {
            throw EndpointFaults.BrokenOff(failure);
        }

        if (first is null)
            throw EndpointFaults.Unreadable("The body is empty.");
        if (first == (byte)'<')
            throw EndpointFaults.Unreadable("The body is HTML.");
        IsDocument = first == (byte)'{';
    }

    /// <summary>Reads the next event.</summary>
    /// <param name="isOver">Whether the answer is complete: then nothing that goes wrong matters any more.</param>
    /// <param name="cancellationToken">Ends the reading: the caller's, or the grace after the end. An answer that is complete stands,
    /// whatever ends the wait.</param>
    /// <exception cref="ModelException">The stream broke off, or an event cannot be read.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<FrameKind> NextAsync(bool isOver, CancellationToken cancellationToken)
    {
        try
        {
            var kind = IsDocument
                ? await DocumentAsync(cancellationToken).ConfigureAwait(false)
                : await EventAsync(cancellationToken).ConfigureAwait(false);
            if (kind is not (FrameKind.Unreadable or FrameKind.Error))
                return kind;
            if (isOver)
                return FrameKind.End;
            return kind == FrameKind.Unreadable ? throw EndpointFaults.Unreadable("An event is no JSON.") : kind;
        }
        catch (OperationCanceledException) when (isOver)
        {
            return FrameKind.End;
        }
        catch (Exception failure) when (WireChatClient.IsConnectionFailure(failure) || failure is InvalidDataException)
        {
            return isOver ? FrameKind.End : throw EndpointFaults.BrokenOff(failure);
        }
    }

    /// <summary>What a response with an error status says of it.</summary>
    public async ValueTask<EndpointError> ReadErrorAsync(Chunk chunk, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(ErrorBodyTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var text = await ReadAllAsync(MaxErrorBody, either.Token).ConfigureAwait(false);
            return reader.Read("error", text.Span) == FrameKind.Error ? chunk.Error!.Value : default;
        }
        catch (Exception failure) when (WireChatClient.IsConnectionFailure(failure) || failure is InvalidDataException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new EndpointError(null, string.Empty, string.Empty);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _events?.DisposeAsync() ?? ValueTask.CompletedTask;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<FrameKind> EventAsync(CancellationToken cancellationToken)
    {
        _events ??= SseParser.Create(body, reader.Read).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        return await _events.MoveNextAsync().ConfigureAwait(false) ? _events.Current.Data : FrameKind.End;
    }

    private async ValueTask<FrameKind> DocumentAsync(CancellationToken cancellationToken)
    {
        if (_ended)
            return FrameKind.End;
        _ended = true;
        var document = await ReadAllAsync(MaxDocument, cancellationToken).ConfigureAwait(false);
        return reader.Read(string.Empty, document.Span);
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadAllAsync(int limit, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        while (await body.ReadAsync(buffer.GetMemory(4096), cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            buffer.Advance(count);
            if (buffer.WrittenCount > limit)
                throw new InvalidDataException("The body is longer than any answer can be.");
        }

        return buffer.WrittenMemory;
    }
}
