using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// The fields of a request that an endpoint does not take: those of its profile, and those it refused by name. Only fields that an answer
/// can do without are
/// ever left out.
/// </summary>
internal sealed partial class RefusedFields
{
    /// <summary>Usage in the stream.</summary>
    public const string StreamOptions = "stream_options";

    /// <summary>The wish for cost.</summary>
    public const string Usage = "usage";

    /// <summary>How hard to think.</summary>
    public const string ReasoningEffort = "reasoning_effort";

    /// <summary>Whether tools are to be called; <c>auto</c> is what endpoints do by themselves.</summary>
    public const string ToolChoice = "tool_choice";

    /// <summary>Randomness.</summary>
    public const string Temperature = "temperature";

    /// <summary>The older name of the token limit.</summary>
    public const string MaxTokens = "max_tokens";

    /// <summary>The newer name of the token limit.</summary>
    public const string MaxCompletionTokens = "max_completion_tokens";

    private readonly ConcurrentDictionary<string, bool> _fields = new(StringComparer.Ordinal);

    /// <summary>Makes the set.</summary>
    public RefusedFields(IEnumerable<string> known)
    {
        foreach (var field in known)
            _fields[field] = true;
    }

    /// <summary>The fields that can be left out.</summary>
    public static IReadOnlyList<string> Optional { get; } =
    [
        StreamOptions, Usage, ReasoningEffort, ToolChoice, Temperature, MaxTokens, MaxCompletionTokens,
        ReasoningFields.ReasoningContent, ReasoningFields.Reasoning, ReasoningFields.Details,
    ];

    /// <summary>Whether a field is left out.</summary>
    public bool Contains(string field) => _fields.ContainsKey(field);

    /// <summary>Takes a refusal. True when it names a field that was sent until now, so that asking again makes sense.</summary>
    public bool Learn(EndpointError error)
    {
        var learned = false;
        foreach (Match word in Words().Matches($"{error.Param} {error.Message}"))
        {
            // A field alone is the one refused: "Use 'max_completion_tokens' instead" names another beside it.
            if (!learned && Optional.Contains(word.Value) && IsNamed(word.Value, error))
                learned = _fields.TryAdd(word.Value, true);
        }

        return learned;
    }

    /// <summary>"usage" and "reasoning" are words too: they count where they are quoted, or are the refused parameter.</summary>
    private static bool IsNamed(string field, EndpointError error) =>
        field.Contains('_', StringComparison.Ordinal) || field == Temperature || error.Param == field
        || Regex.IsMatch(error.Message, $"[\"'`]{field}[\"'`]", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();
}
