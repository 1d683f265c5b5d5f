using System.Buffers;

namespace Agent.Hub.Chat.Wire.Pooling;

/// <summary>
/// Bytes that are written one after another into an array of the shared pool, which takes it back when this is disposed of.
/// </summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int UsualBytes = 64 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(UsualBytes);
    private int _count;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _count);

    /// <inheritdoc/>
    public void Advance(int count) => _count += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _bytes.AsMemory(_count);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Gives the array back; nothing can be written or read any more.</summary>
    public void Dispose()
    {
        var bytes = _bytes;
        (_bytes, _count) = ([], 0);
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Reserve(int bytes)
    {
        if (_bytes.Length - _count >= bytes)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_count + bytes, 2 * _bytes.Length)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
