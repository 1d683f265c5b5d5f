namespace Agent.Protocol;

/// <summary>Stable codes of <see cref="RunErrorEvent.Code"/>. Codes are added, never renamed.</summary>
public static class ErrorCodes
{
    /// <summary>The request is malformed: empty question, unknown mode.</summary>
    public const string BadRequest = "bad_request";

    /// <summary>The question is longer than the hub accepts.</summary>
    public const string QuestionTooLong = "question_too_long";

    /// <summary>No dataset has this id or file name.</summary>
    public const string UnknownDataset = "unknown_dataset";

    /// <summary>The dataset is known but could not be loaded.</summary>
    public const string DatasetFailed = "dataset_failed";

    /// <summary>No run has this id, or its retention has ended, or the caller does not own it.</summary>
    public const string UnknownRun = "unknown_run";

    /// <summary>The caller has no right to do this.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>The caller has too many runs or streams at once.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>The hub works on as many runs as it can.</summary>
    public const string Busy = "busy";

    /// <summary>The position asked for cannot be served without a hole.</summary>
    public const string PositionLost = "position_lost";

    /// <summary>The viewer reads too slowly and was dropped; attach again from the last position.</summary>
    public const string SlowViewer = "slow_viewer";

    /// <summary>A user cancelled the run.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Nobody watched the run for the grace period.</summary>
    public const string Abandoned = "abandoned";

    /// <summary>The run used up its time.</summary>
    public const string Timeout = "timeout";

    /// <summary>The run produced more events or bytes than a run may.</summary>
    public const string RunTooLarge = "run_too_large";

    /// <summary>The hub is shutting down.</summary>
    public const string Shutdown = "shutdown";

    /// <summary>The process that worked on the run ended, more than once.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>The model asked for is not on the list of allowed models.</summary>
    public const string ModelNotAllowed = "model_not_allowed";

    /// <summary>No model is configured, and the request insisted on one.</summary>
    public const string NoModel = "no_model";

    /// <summary>The model endpoint cannot be reached, or failed after all retries.</summary>
    public const string ModelUnavailable = "model_unavailable";

    /// <summary>The model endpoint did not answer in time.</summary>
    public const string ModelTimeout = "model_timeout";

    /// <summary>The model endpoint refused for its own rate limit.</summary>
    public const string ModelRateLimited = "model_rate_limited";

    /// <summary>The model endpoint refused the key.</summary>
    public const string ModelAuth = "model_auth";

    /// <summary>The model account has no credit left.</summary>
    public const string ModelPayment = "model_payment";

    /// <summary>The endpoint does not know the model.</summary>
    public const string ModelNotFound = "model_not_found";

    /// <summary>The conversation is longer than the model takes.</summary>
    public const string ModelContextLength = "model_context_length";

    /// <summary>The endpoint's content filter refused.</summary>
    public const string ModelContentFilter = "model_content_filter";

    /// <summary>The endpoint refused the request as malformed.</summary>
    public const string ModelBadRequest = "model_bad_request";

    /// <summary>The endpoint's answer broke off or cannot be read.</summary>
    public const string ModelBadResponse = "model_bad_response";

    /// <summary>A fault of the hub's own; details are in its log under the run id.</summary>
    public const string Internal = "internal";
}
