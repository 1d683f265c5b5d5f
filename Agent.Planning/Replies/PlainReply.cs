namespace Agent.Planning.Replies;

/// <summary>An answer to a sentence that asks for no figure.</summary>
/// <param name="Kind">What the sentence was.</param>
/// <param name="Text">The answer.</param>
/// <param name="Outcome">One of <see cref="Agent.Protocol.RunOutcomes"/>.</param>
public sealed record PlainReply(ReplyKind Kind, string Text, string Outcome);
