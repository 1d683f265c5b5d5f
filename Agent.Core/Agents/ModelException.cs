namespace Agent.Core.Agents;

/// <summary>A model endpoint failed in a way that is expected of endpoints.</summary>
/// <param name="code">One of the <c>Model…</c> codes of <see cref="Agent.Protocol.ErrorCodes"/>.</param>
/// <param name="message">What to do about it, in words a user may see: no addresses, no keys.</param>
/// <param name="retryAfter">After what time trying again makes sense; null where it does not.</param>
/// <param name="inner">What happened underneath; for the log only.</param>
public sealed class ModelException(string code, string message, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>One of the <c>Model…</c> codes of <see cref="Agent.Protocol.ErrorCodes"/>.</summary>
    public string Code { get; } = code;

    /// <summary>After what time trying again makes sense; null where it does not.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Whether the same request may well succeed a moment later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The HTTP status the endpoint answered with; null where it never did.</summary>
    public int? Status { get; init; }
}
