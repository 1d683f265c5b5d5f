using System.Buffers;
using Agent.Core.Agents;
using Agent.Protocol;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// Every way an endpoint can fail, as a code, a sentence for the user and whether trying again makes sense. What the endpoint said goes no
/// further than the inner
/// exception: it may hold keys, addresses and prompts.
/// </summary>
internal static class EndpointFaults
{
    private static readonly SearchValues<string> TooLong = SearchValues.Create(
        [
            "context_length",
            "context length",
            "context window",
            "context size",
            "maximum context",
            "prompt is too long",
            "too many tokens",
            "exceed_context",
            "input is too long",
            "string_above_max_length",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<string> Filter = SearchValues.Create(
        ["content_filter", "content_policy", "responsibleaipolicyviolation", "content management policy", "moderation"],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<string> Unpaid = SearchValues.Create(
        ["insufficient_quota", "insufficient credit", "insufficient balance", "billing_hard_limit", "payment required"],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<string> NoModel = SearchValues.Create(
        ["model_not_found", "deploymentnotfound", "no such model"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> TooMany = SearchValues.Create(
        ["rate_limit", "rate limit", "too many requests"], StringComparison.OrdinalIgnoreCase);

    /// <summary>A response with an HTTP error status.</summary>
    public static ModelException FromStatus(int status, EndpointError error, TimeSpan? retryAfter) => Map(status, error, retryAfter);

    /// <summary>An error in the stream, or in a body with status 200.</summary>
    public static ModelException FailedInStream(EndpointError error) => Map(error.Status, error, null);

    /// <summary>The stream ended before the answer did.</summary>
    public static ModelException BrokenOff(Exception? inner = null) =>
        new(ErrorCodes.ModelBadResponse, "The answer broke off before it was complete; ask again.", inner: inner) { IsTransient = true };

    /// <summary>The body is no answer: HTML, broken JSON.</summary>
    public static ModelException Unreadable(string what) =>
        new(
            ErrorCodes.ModelBadResponse,
            "The endpoint answered with something that is no answer of a model; ask again, or check Agent:Model:Endpoint.",
            inner: new InvalidDataException(what)
        )
        {
            IsTransient = true,
        };

    /// <summary>The answer has neither text nor a tool call.</summary>
    public static ModelException Empty() =>
        new(ErrorCodes.ModelBadResponse, "The model ended without an answer; ask again, or in other words.") { IsTransient = true };

    /// <summary>The answer goes on beyond any measure.</summary>
    public static ModelException Endless() =>
        new(ErrorCodes.ModelBadResponse, "The model's answer grew longer than any answer can be; ask for less.");

    /// <summary>The endpoint's filter stopped the answer.</summary>
    public static ModelException Filtered() =>
        new(ErrorCodes.ModelContentFilter, "The endpoint's content filter stopped this; ask in other words.");

    /// <summary>No connection, or none any more before there was an answer.</summary>
    public static ModelException Unreachable(Exception inner) =>
        new(ErrorCodes.ModelUnavailable, "No connection to the model's endpoint; ask again, or check Agent:Model:Endpoint.", inner: inner)
        {
            IsTransient = true,
        };

    /// <summary>Nothing came in the time it had.</summary>
    /// <param name="started">Whether the answer had begun.</param>
    /// <param name="limit">The time it had.</param>
    public static ModelException TimedOut(bool started, TimeSpan limit) =>
        new(ErrorCodes.ModelTimeout, FormattableString.Invariant(started
            ? (FormattableString)$"The model fell silent for {limit.TotalSeconds:0.#} s in the middle of its answer; ask again."
            : $"The model did not begin to answer within {limit.TotalSeconds:0.#} s; ask again."))
        { IsTransient = true };

    /// <summary>The endpoint failed so often that it is left alone for a while.</summary>
    public static ModelException Resting(TimeSpan? retryAfter, Exception inner) =>
        new(
            ErrorCodes.ModelUnavailable,
            "The model's endpoint has failed repeatedly and is left alone for a short while; ask again shortly.",
            retryAfter,
            inner
        );

    /// <summary>Too many requests wait for the endpoint already.</summary>
    public static ModelException QueueFull() =>
        new(ErrorCodes.ModelRateLimited, "Too many questions are waiting for the model already; ask again shortly.");

    private static ModelException Map(int? status, EndpointError error, TimeSpan? retryAfter)
    {
        var words = $"{error.Code} {error.Message}";
        var inner = new EndpointReport(status, error);
        if (Says(words, TooLong) || status == 413)
            return Fault(ErrorCodes.ModelContextLength, "Ask a shorter question, or begin a new conversation.");
        if (Says(words, Filter))
            return Fault(ErrorCodes.ModelContentFilter, "The endpoint's content filter stopped this; ask in other words.");
        if (status == 402 || Says(words, Unpaid))
            return Fault(ErrorCodes.ModelPayment, "The hub's operator has to top up the account with the model's provider.");
        if (status is 401 or 403)
            return Fault(ErrorCodes.ModelAuth, "The hub's operator has to set a valid Agent:Model:ApiKey.");
        if (status is 404 or 410 || Says(words, NoModel))
            return Fault(ErrorCodes.ModelNotFound, "The hub's operator has to check Agent:Model:Name and Agent:Model:Endpoint.");
        if (status == 429 || Says(words, TooMany))
            return Fault(ErrorCodes.ModelRateLimited, "Too many requests to the model; ask again in a while.", transient: true);
        if (status is 408 or 504)
            return Fault(ErrorCodes.ModelTimeout, "The model's endpoint ran out of time itself; ask again.", transient: true);
        if (status is >= 300 and < 500 and not (409 or 425))
            return Fault(
                ErrorCodes.ModelBadRequest,
                "The endpoint does not take requests of this form; Agent:Model:Provider may name the wrong kind of endpoint."
            );
        return Fault(ErrorCodes.ModelUnavailable, "The model's endpoint failed; ask again.", transient: true);

        ModelException Fault(string code, string sentence, bool transient = false) =>
            new(code, sentence, retryAfter, inner) { IsTransient = transient, Status = status };
    }

    private static bool Says(string words, SearchValues<string> any) => words.AsSpan().ContainsAny(any);
}
