namespace Agent.Hub.Chat.Wire;

/// <summary>A failure as an endpoint words it, in a body or in the middle of a stream. Its text goes to the log only.</summary>
/// <param name="Status">The HTTP status it names; null where it names none.</param>
/// <param name="Code">Its code or type; empty for none.</param>
/// <param name="Message">Its text; empty for none.</param>
internal readonly record struct EndpointError(int? Status, string Code, string Message)
{
    /// <summary>The parameter of the request that it names; null for none.</summary>
    public string? Param { get; init; }
}
