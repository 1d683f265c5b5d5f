namespace Agent.Core.Runs;

/// <summary>A request turned out to be wrong only when its conversation and its dataset were known.</summary>
/// <param name="code">One of <see cref="Agent.Protocol.ErrorCodes"/>.</param>
/// <param name="message">What to do about it, in words a user may see.</param>
public sealed class RequestException(string code, string message) : Exception(message)
{
    /// <summary>One of <see cref="Agent.Protocol.ErrorCodes"/>.</summary>
    public string Code { get; } = code;
}
