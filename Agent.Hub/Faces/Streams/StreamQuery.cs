using Agent.Core.Runs;
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
    /// <param name="refusal">Why it cannot be answered: malformed, or a place that the log does not have; null where all is well.</param>
    public static StreamQuery? Read(IQueryCollection query, IRunLog log, out RunRefusal? refusal)
    {
        var live = query["live"].ToString() is { Length: > 0 } named ? named : null;
        var offsets = query["offset"];
        if (Problem(live, offsets.Count) is { } problem)
        {
            refusal = new RunRefusal(ErrorCodes.BadRequest, problem);
            return null;
        }

        var offset = offsets.Count == 0 ? StreamOffset.Start : offsets[0] ?? string.Empty;
        var isNow = offset == StreamOffset.Now;
        var after =
            offset == StreamOffset.Start ? new Position(log.Epoch, 0)
            : isNow ? new Position(log.Epoch, log.LastSeq)
            : StreamOffset.Parse(offset);
        refusal =
            after is not { } position
                ? new RunRefusal(
                    ErrorCodes.BadRequest,
                    "offset must be -1, now, or what a response gave in Stream-Next-Offset."
                )
            : position.Epoch == log.Epoch && position.Seq <= log.LastSeq ? null
            : new RunRefusal(ErrorCodes.PositionLost, "The log does not have this offset; read from -1.");
        return refusal is null
            ? new StreamQuery(after!.Value, live, query["cursor"].ToString() is { Length: > 0 } cursor ? cursor : null) { IsNow = isNow }
            : null;
    }

    private static string? Problem(string? live, int offsets) =>
        live is not (null or LongPoll or Sse) ? $"live must be {LongPoll} or {Sse}."
        : offsets > 1 ? "Give one offset."
        : offsets == 0 && live is not null ? "live needs an offset: -1, now, or what a response gave in Stream-Next-Offset."
        : null;
}
