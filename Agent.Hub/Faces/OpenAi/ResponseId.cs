namespace Agent.Hub.Faces.OpenAi;

/// <summary>
/// The id of a response: the run it is, and the conversation, so that the next one can go on from it when the run is no longer retained.
/// </summary>
/// <param name="RunId">The run.</param>
/// <param name="ThreadId">The conversation.</param>
internal readonly record struct ResponseId(string RunId, string ThreadId)
{
    private const string Prefix = "resp_";
    private const int Length = 32;

    /// <summary>Reads an id; null where it is none of the hub's.</summary>
    public static ResponseId? Parse(string? text) =>
        text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length == Prefix.Length + (2 * Length)
            ? new ResponseId(text.Substring(Prefix.Length, Length), text[(Prefix.Length + Length)..]) : null;

    /// <inheritdoc/>
    public override string ToString() => Prefix + RunId + ThreadId;
}
