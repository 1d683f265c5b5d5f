using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Core.Queries;
using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>What an <see cref="AskRequest"/> must be like.</summary>
internal static partial class RequestRules
{
    private const int MaxIdLength = 200;

    /// <summary>Why the request is refused; null when it is fine.</summary>
    public static RunRefusal? Check(AskRequest? request, RunOptions options)
    {
        if (request is null || (string.IsNullOrWhiteSpace(request.Question) && request is { Query: null, Reading: null, Approval: null }))
            return new(ErrorCodes.BadRequest, "The question is empty: write what you want to know.");
        if (CheckQuery(request) is { } wrong)
            return wrong;
        if (request.Question.Length > options.MaxQuestionLength)
            return new(
                ErrorCodes.QuestionTooLong,
                $"The question has {request.Question.Length:N0} characters; at most {options.MaxQuestionLength:N0} are taken."
            );
        if (request.Mode is not (null or AskModes.Auto or AskModes.Model or AskModes.Offline))
            return new(ErrorCodes.BadRequest, "The mode is one of auto, model, offline.");
        if (request.Language is { } language && !LanguageTag().IsMatch(language))
            return new(ErrorCodes.BadRequest, "The language is a tag such as en, de or de-AT.");
        foreach (var (name, value) in Ids(request))
        {
            if (value is not null && (value.Length is 0 or > MaxIdLength || value.Any(char.IsControl)))
                return new(ErrorCodes.BadRequest, $"{name} must have 1 to {MaxIdLength} printable characters, or be left out.", name);
        }

        return null;
    }

    private static RunRefusal? CheckQuery(AskRequest request)
    {
        if (request is { Reading: not null, Query: not null })
            return new(ErrorCodes.BadRequest, "Give a query or a reading, not both.");
        if (request is { Approval: not null } and ({ Query: not null } or { Reading: not null }))
            return new(ErrorCodes.BadRequest, "Give an approval alone, without a query or a reading.");
        if (request is { Approval: not null, ThreadId: null })
            return new(ErrorCodes.BadRequest, "An approval belongs to a conversation: give its threadId.", "threadId");
        if (request is { Reading: not null, ThreadId: null })
            return new(ErrorCodes.BadRequest, "A reading belongs to a conversation: give its threadId.", "threadId");
        if (request.Query is not { } query)
            return null;
        try
        {
            var read = QueryJson.Read(query);
            return read.Version <= Query.CurrentVersion
                ? null
                : new(ErrorCodes.BadRequest, $"The query is of version {read.Version}; this hub knows {Query.CurrentVersion}.");
        }
        catch (JsonException failure)
        {
            return new(ErrorCodes.BadRequest, failure.Message);
        }
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();

    private static IEnumerable<(string Name, string? Value)> Ids(AskRequest request) =>
    [
        ("dataset", request.Dataset),
        ("threadId", request.ThreadId),
        ("model", request.Model),
        ("clientRequestId", request.ClientRequestId),
        ("reading", request.Reading),
        ("approval.id", request.Approval?.Id),
    ];
}
