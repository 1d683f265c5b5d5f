using System.Collections.Frozen;
using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>The fixed sentence and HTTP status of every error code; clients never see anything else of a failure.</summary>
public static class RunProblems
{
    private static readonly FrozenDictionary<string, (int Status, string Sentence)> Known = new Dictionary<string, (int, string)>
    {
        [ErrorCodes.BadRequest] = (400, "The request is not valid."),
        [ErrorCodes.QuestionTooLong] = (413, "The question is too long."),
        [ErrorCodes.UnknownDataset] = (404, "There is no such dataset."),
        [ErrorCodes.DatasetFailed] = (422, "The dataset could not be loaded."),
        [ErrorCodes.UnknownRun] = (404, "There is no such run, or it is no longer kept."),
        [ErrorCodes.Forbidden] = (403, "You have no right to do this."),
        [ErrorCodes.RateLimited] = (429, "You have too many questions under way; wait for one to finish."),
        [ErrorCodes.Busy] = (503, "The hub is working on as many questions as it can; try again shortly."),
        [ErrorCodes.PositionLost] = (410, "The stream cannot be continued from this position; attach from the start."),
        [ErrorCodes.SlowViewer] = (408, "The viewer reads too slowly and was dropped; attach again from the last position."),
        [ErrorCodes.Cancelled] = (499, "The question was cancelled."),
        [ErrorCodes.Abandoned] = (499, "Nobody was watching, so the work was stopped."),
        [ErrorCodes.Timeout] = (504, "The question took longer than a question may."),
        [ErrorCodes.RunTooLarge] = (507, "The answer grew larger than an answer may."),
        [ErrorCodes.Shutdown] = (503, "The hub is shutting down; ask again when it is back."),
        [ErrorCodes.Interrupted] = (503, "The hub stopped while it was answering, more than once; ask again."),
        [ErrorCodes.ModelNotAllowed] = (403, "This model is not on the list of allowed models."),
        [ErrorCodes.NoModel] = (409, "No model is configured."),
        [ErrorCodes.ModelUnavailable] = (502, "The model cannot be reached."),
        [ErrorCodes.ModelTimeout] = (504, "The model did not answer in time."),
        [ErrorCodes.ModelRateLimited] = (429, "The model's endpoint takes no more requests for now."),
        [ErrorCodes.ModelAuth] = (502, "The model's endpoint refused the key."),
        [ErrorCodes.ModelPayment] = (502, "The model's account has no credit left."),
        [ErrorCodes.ModelNotFound] = (502, "The model's endpoint does not know this model."),
        [ErrorCodes.ModelContextLength] = (413, "The conversation is longer than the model takes."),
        [ErrorCodes.ModelContentFilter] = (422, "The model's content filter refused the question."),
        [ErrorCodes.ModelBadRequest] = (502, "The model's endpoint refused the request."),
        [ErrorCodes.ModelBadResponse] = (502, "The model's answer broke off or could not be read."),
        [ErrorCodes.Internal] = (500, "Something went wrong in the hub; its log has the details under the run's id."),
    }.ToFrozenDictionary();

    /// <summary>The error event for a code.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>; an unknown one counts as <see cref="ErrorCodes.Internal"/>.</param>
    /// <param name="detail">What the caller can do about this occurrence; safe to show.</param>
    /// <param name="retryAfter">After what time trying again makes sense.</param>
    public static RunErrorEvent ToEvent(string code, string? detail = null, TimeSpan? retryAfter = null)
    {
        if (!Known.TryGetValue(code, out var known))
            (code, known) = (ErrorCodes.Internal, Known[ErrorCodes.Internal]);

        return new RunErrorEvent
        {
            Code = code,
            Message = known.Sentence,
            Metadata = new RunErrorMetadata(new ProblemDetails
            {
                Type = $"urn:agent-hub:problem:{code}",
                Title = known.Sentence,
                Status = known.Status,
                Detail = detail,
                RetryAfter = retryAfter?.TotalSeconds,
            }),
        };
    }
}
