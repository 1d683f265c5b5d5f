namespace Agent.Planning.Reading;

/// <summary>A plain no.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Message">Why, in a sentence for people.</param>
internal sealed record Refusal(RefusalKind Kind, string Message);
