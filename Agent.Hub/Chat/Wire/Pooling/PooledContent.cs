using System.Buffers;
using System.ClientModel;

namespace Agent.Hub.Chat.Wire.Pooling;

/// <summary>
/// A request's body in a buffer of the pool: workbook and tools come to 50 kB and more in every turn. The buffer goes back when the content
/// is disposed of and nothing is being sent from it any more, whichever is later: an endpoint may answer before it has read all.
/// </summary>
internal sealed class PooledContent : BinaryContent
{
    private readonly PooledBuffer _body = new();
    private readonly Lock _gate = new();
    private int _sending;
    private bool _disposed;

    /// <summary>Where the body is written before the content is sent.</summary>
    public IBufferWriter<byte> Body => _body;

    /// <inheritdoc/>
    public override bool TryComputeLength(out long length)
    {
        length = _body.Written.Length;
        return true;
    }

    /// <inheritdoc/>
    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default)
    {
        Enter();
        try
        {
            stream.Write(_body.Written.Span);
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public override async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        Enter();
        try
        {
            await stream.WriteAsync(_body.Written, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            if (_sending == 0)
                _body.Dispose();
        }
    }

    private void Enter()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _sending++;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_sending == 0 && _disposed)
                _body.Dispose();
        }
    }
}
