using System.Buffers;
using System.Text.Json;
using Agent.Core.Queries;

namespace Agent.Planning.Candidates;

/// <summary>Writes queries into one buffer, to find those that are equal: most candidates are, and leave nothing behind.</summary>
internal sealed class WrittenQueries : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1_024);
    private readonly Utf8JsonWriter _writer;

    public WrittenQueries() => _writer = new Utf8JsonWriter(_buffer);

    /// <summary>Compares what is written byte for byte.</summary>
    public static IEqualityComparer<byte[]> Comparer { get; } = new Bytes();

    /// <summary>The query as JSON; it holds until the next is written.</summary>
    public ReadOnlySpan<byte> Write(Query query)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        JsonSerializer.Serialize(_writer, query, QueryJson.Options);
        return _buffer.WrittenSpan;
    }

    public void Dispose() => _writer.Dispose();

    private sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x is null ? y is null : y is not null && x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
