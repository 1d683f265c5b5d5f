namespace Agent.Hub.ExternalTools;

/// <summary>A server sent more than any answer may hold: what it sends is counted as it comes, before anything keeps it.</summary>
internal sealed class OutsideFlood() : IOException("The server sent more than any answer may hold.")
{
    /// <summary>
    /// Bytes of one response: a result of the most characters in its longest form, and pictures that nobody looks at beside it.
    /// </summary>
    public const long MaxBytes = 8 << 20;

    /// <summary>Whether this is what a call failed with.</summary>
    public static bool Is(Exception? failure) =>
        failure is OutsideFlood
        || (failure is AggregateException many ? many.InnerExceptions.Any(Is) : failure?.InnerException is { } inner && Is(inner));

    /// <summary>Bounds the content of each response.</summary>
    internal sealed class Handler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var content = response.Content;
            response.Content = new StreamContent(new Bounded(await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false)));
            foreach (var header in content.Headers)
                response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            return response;
        }
    }

    /// <summary>Reads up to the most bytes of one answer.</summary>
    /// <param name="inner">What the server sends.</param>
    /// <param name="byLine">Whether each line is an answer; else all of it is one.</param>
    internal sealed class Bounded(Stream inner, bool byLine = false) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer) => Count(buffer[..inner.Read(buffer)]);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return Count(buffer.Span[..read]);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        private int Count(ReadOnlySpan<byte> bytes)
        {
            var end = byLine ? bytes.LastIndexOf((byte)'\n') : -1;
            _read = end < 0 ? _read + bytes.Length : bytes.Length - end - 1;
            return _read <= MaxBytes ? bytes.Length : throw new OutsideFlood();
        }
    }
}
