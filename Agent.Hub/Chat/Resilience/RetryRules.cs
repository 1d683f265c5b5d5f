using Agent.Core.Agents;
using Agent.Protocol;

namespace Agent.Hub.Chat.Resilience;

/// <summary>When to try again, how long to wait, and what speaks against an endpoint.</summary>
internal static class RetryRules
{
    /// <summary>Whether to try again after a failure.</summary>
    /// <param name="failure">What happened; null for success.</param>
    /// <param name="attempt">Tries made, from 0.</param>
    /// <param name="longest">The longest wait worth making.</param>
    public static bool TriesAgain(Exception? failure, int attempt, TimeSpan longest) =>
        failure is ModelException { IsTransient: true } fault
        && (fault.RetryAfter is not { } asked || asked <= longest)
        // Waiting out a full timeout more than twice helps nobody.
        && (fault.Code != ErrorCodes.ModelTimeout || attempt < 1);

    /// <summary>How long to wait: what the endpoint asks for and up to a quarter more, so that not all come back at once; null for the usual back-off.</summary>
    public static TimeSpan? Wait(Exception? failure) =>
        failure is ModelException { RetryAfter: { } asked } ? asked * (1 + (0.25 * Random.Shared.NextDouble())) : null;

    /// <summary>Whether a failure speaks against the endpoint; refusals and rate limits are answers of a healthy one.</summary>
    public static bool IsEndpointsFault(Exception? failure) =>
        failure
            is ModelException
        {
            Code: ErrorCodes.ModelUnavailable or ErrorCodes.ModelTimeout or ErrorCodes.ModelBadResponse,
            Status: null or >= 500 or < 400
        };

    /// <summary>Whether another model may succeed where one failed. A refusal on content is not taken elsewhere until somebody says yes.</summary>
    public static bool TriesAnotherModel(Exception failure) => failure is ModelException { Code: not ErrorCodes.ModelContentFilter };
}
