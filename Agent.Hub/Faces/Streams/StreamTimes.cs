namespace Agent.Hub.Faces.Streams;

/// <summary>How long live reads wait.</summary>
/// <param name="LongPoll">For content, in a long poll.</param>
/// <param name="Events">Until a response of server-sent events ends and the reader comes back.</param>
internal sealed record StreamTimes(TimeSpan LongPoll, TimeSpan Events)
{
    /// <summary>Below the half minute after which many proxies give up; the events' minute is the protocol's.</summary>
    public static StreamTimes Default { get; } = new(TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(60));
}
