namespace Agent.Data.Workbooks.Xlsx;

/// <summary>An entry of a zip that may unfold so far and no further.</summary>
internal sealed class LimitedStream(Stream inner, long packed, WorkbookLimits limits) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Counted(inner.Read(buffer));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(int read)
    {
        _read += read;
        if (_read > limits.MaxEntryBytes || (_read > limits.FreeEntryBytes && _read / limits.MaxRatio > packed))
            throw new WorkbookException("The workbook unfolds to many times its size, as no honest workbook does; it is not read.");
        return read;
    }
}
