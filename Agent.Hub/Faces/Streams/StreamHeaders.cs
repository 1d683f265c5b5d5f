namespace Agent.Hub.Faces.Streams;

/// <summary>Names of the headers of durable streams.</summary>
internal static class StreamHeaders
{
    public const string NextOffset = "Stream-Next-Offset";
    public const string UpToDate = "Stream-Up-To-Date";
    public const string Closed = "Stream-Closed";
    public const string Cursor = "Stream-Cursor";
    public const string DataEncoding = "Stream-SSE-Data-Encoding";
}
