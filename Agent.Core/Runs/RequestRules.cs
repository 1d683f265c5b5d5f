using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>What an <see cref="AskRequest"/> must be like.</summary>
internal static class RequestRules
{
    private const int MaxIdLength = 200;

    /// <summary>Why the request is refused; null when it is fine.</summary>
    public static RunRefusal? Check(AskRequest? request, RunOptions options)
    {
        if (request is null || string.IsNullOrWhiteSpace(request.Question))
            return new(ErrorCodes.BadRequest, "The question is empty: write what you want to know.");
        if (request.Question.Length > options.MaxQuestionLength)
            return new(ErrorCodes.QuestionTooLong, $"The question has {request.Question.Length:N0} characters; at most {options.MaxQuestionLength:N0} are taken.");
        if (request.Mode is not (null or AskModes.Auto or AskModes.Model or AskModes.Offline))
            return new(ErrorCodes.BadRequest, "The mode is one of auto, model, offline.");
        foreach (var (name, value) in Ids(request))
        {
            if (value is not null && (value.Length is 0 or > MaxIdLength || value.Any(char.IsControl)))
                return new(ErrorCodes.BadRequest, $"{name} must have 1 to {MaxIdLength} printable characters, or be left out.");
        }

        return null;
    }

    private static IEnumerable<(string Name, string? Value)> Ids(AskRequest request) =>
    [
        ("dataset", request.Dataset),
        ("threadId", request.ThreadId),
        ("model", request.Model),
        ("clientRequestId", request.ClientRequestId),
    ];
}
