using System.Buffers;
using System.Runtime.CompilerServices;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// The bytes of a response on their way to the event parser: says what kind of body it is before anything is parsed, turns llama.cpp's
/// <c>error:</c> lines into
/// <c>data:</c> lines, ends a last event that lacks its blank line, and bounds the length of a line. Owns the stream it reads.
/// </summary>
internal sealed class EndpointBody(Stream inner) : Stream
{
    /// <summary>A token is a few bytes; a server that sends more than this without a line end is broken.</summary>
    public const int MaxLine = 16 << 20;

    /// <summary>Bytes of one event, whatever lines they are in: the parser joins them, and takes several times as much meanwhile.</summary>
    public const int MaxEvent = 16 << 20;

    private static ReadOnlySpan<byte> ErrorField => "error:"u8;

    private static ReadOnlySpan<byte> DataField => "data: "u8;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _start;
    private int _ready;
    private int _end;
    private int _line;
    private int _event;
    private bool _afterReturn;
    private bool _atLineStart = true;
    private bool _ended;
    private bool _disposed;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>
    /// The first byte that is no white space, without consuming it; null for an empty body. Called before anything is read.
    /// </summary>
    public async ValueTask<byte?> PeekAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (_start < _ready && _buffer[_start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                _start++;
            if (_start < _ready)
                return _buffer[_start];
            if (_ended)
                return null;
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    // Runs once per token, as do the other methods with pooled state on the way to the log: without pooling each costs over a hundred
    // bytes.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_start == _ready)
        {
            if (_ended)
                return 0;
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }

        var count = Math.Min(buffer.Length, _ready - _start);
        _buffer.AsMemory(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            inner.Dispose();
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        base.Dispose(disposing);
    }

    /// <summary>
    /// Reads more. Bytes from <see cref="_ready"/> to <see cref="_end"/> are held back: they may be the beginning of an <c>error:</c>
    /// field.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        var held = _end - _start;
        _buffer.AsSpan(_start, held).CopyTo(_buffer);
        (_start, _ready, _end) = (0, 0, held);
        var read = await inner
            .ReadAsync(_buffer.AsMemory(_end, _buffer.Length - _end - DataField.Length), cancellationToken)
            .ConfigureAwait(false);
        if (read > 0)
        {
            _end += read;
            Scan();
            return;
        }

        _ended = true;
        "\n\n"u8.CopyTo(_buffer.AsSpan(_end));
        _ready = _end += 2;
    }

    // A blank line ends an event; the second character of a line end of two is no line.
    private void EndLine(byte end)
    {
        if (_line > 0)
            _event += _line;
        else if (end == (byte)'\r' || !_afterReturn)
            _event = 0;
        _afterReturn = end == (byte)'\r';
    }

    private void Scan()
    {
        var bytes = _buffer.AsSpan(0, _end);
        var position = 0;
        while (position < bytes.Length)
        {
            var rest = bytes[position..];
            if (_atLineStart)
            {
                if (rest.StartsWith(ErrorField))
                    DataField.CopyTo(rest);
                else if (rest.Length < ErrorField.Length && ErrorField.StartsWith(rest))
                    break;
                _line = 0;
            }

            var lineEnd = rest.IndexOfAny((byte)'\n', (byte)'\r');
            _atLineStart = lineEnd >= 0;
            _line += lineEnd < 0 ? rest.Length : lineEnd;
            if (_line > MaxLine || _event + _line > MaxEvent)
                throw new InvalidDataException("An event of the response is longer than any can be.");
            if (lineEnd >= 0)
                EndLine(rest[lineEnd]);
            position += lineEnd < 0 ? rest.Length : lineEnd + 1;
        }

        _ready = position;
    }
}
