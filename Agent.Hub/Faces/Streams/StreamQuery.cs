using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Hub.Faces.Streams;

/// <summary>What a reader of a stream asks for.</summary>
/// <param name="After">Where it stands.</param>
/// <param name="Live">How it waits for more: <c>long-poll</c>, <c>sse</c>; null for not at all.</param>
/// <param name="Cursor">Its cursor; null for none.</param>
internal sealed record StreamQuery(Position After, string? Live, string? Cursor)
{
    /// <summary>Waiting for one answer.</summary>
    public const string LongPoll = "long-poll";

    /// <summary>Waiting in server-sent events.</summary>
    public const string Sse = "sse";

    /// <summary>Whether the reader asked for the end as it is now.</summary>
    public bool IsNow { get; init; }

    /// <summary>Reads a query.</summary>
    /// <param name="query">The query of the request.</param>
    /// <param name="log">The log.</param>
    /// <param name="status">400 for a malformed query, 410 for a place that the log does not have; 0 where all is well.</param>
    public static StreamQuery? Read(IQueryCollection query, IRunLog log, out int status)
    {
        status = StatusCodes.Status400BadRequest;
        var live = query["live"].ToString() is { Length: > 0 } named ? named : null;
        var offsets = query["offset"];
        if (live is not (null or LongPoll or Sse) || offsets.Count > 1 || (offsets.Count == 0 && live is not null))
            return null;
        var offset = offsets.Count == 0 ? StreamOffset.Start : offsets[0] ?? string.Empty;
        var isNow = offset == StreamOffset.Now;
        var after =
            offset == StreamOffset.Start ? new Position(log.Epoch, 0)
            : isNow ? new Position(log.Epoch, log.LastSeq)
            : StreamOffset.Parse(offset);
        if (after is not { } position)
            return null;
        status = position.Epoch == log.Epoch && position.Seq <= log.LastSeq ? 0 : StatusCodes.Status410Gone;
        return status == 0
            ? new StreamQuery(position, live, query["cursor"].ToString() is { Length: > 0 } cursor ? cursor : null) { IsNow = isNow }
            : null;
    }
}
