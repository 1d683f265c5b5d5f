using System.Text.Json;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;
using Agent.Core.Tools;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Core.Agents;

/// <summary>
/// What the loop and its chat clients tell each other beside the messages, through <c>AdditionalProperties</c>.
/// Chat clients that speak to an endpoint never send these on.
/// </summary>
public static class AgentChatProperties
{
    private const string Dataset = "agent.dataset";
    private const string Outcome = "agent.outcome";
    private const string Suggestions = "agent.suggestions";
    private const string Cost = "agent.cost";
    private const string MaxBytes = "agent.maxBytes";
    private const string ResultText = "agent.resultText";
    private const string Retracts = "agent.retracts";
    private const string Query = "agent.query";
    private const string Queries = "agent.queries";
    private const string Language = "agent.language";
    private const string Previous = "agent.previous";
    private const string Reading = "agent.reading";
    private const string Readings = "agent.readings";
    private const string FollowUps = "agent.followUps";
    private const string Pseudonymous = "agent.pseudonymous";
    private const string Phrases = "agent.phrases";
    private const string KeepsQuery = "agent.keepsQuery";

    /// <summary>Tells the chat client which dataset the question is about.</summary>
    public static void SetDataset(this ChatOptions options, DatasetProfile profile) =>
        (options.AdditionalProperties ??= [])[Dataset] = profile;

    /// <summary>The dataset the question is about; null when the caller named none.</summary>
    public static DatasetProfile? GetDataset(this ChatOptions? options) =>
        options?.AdditionalProperties?.GetValueOrDefault(Dataset) as DatasetProfile;

    /// <summary>Gives the chat client a way to run queries over the dataset: for trying readings before one is asked.</summary>
    public static void SetQueries(this ChatOptions options, IQueryRunner queries) =>
        (options.AdditionalProperties ??= [])[Queries] = queries;

    /// <summary>Runs queries over the dataset; null where there is none.</summary>
    public static IQueryRunner? GetQueries(this ChatOptions? options) =>
        options?.AdditionalProperties?.GetValueOrDefault(Queries) as IQueryRunner;

    /// <summary>Tells the chat client that a query is asked, not words.</summary>
    public static void SetQuery(this ChatOptions options, Query query) => (options.AdditionalProperties ??= [])[Query] = query;

    /// <summary>The query that is asked; null where words are.</summary>
    public static Query? GetQuery(this ChatOptions? options) => options?.AdditionalProperties?.GetValueOrDefault(Query) as Query;

    /// <summary>Tells the chat client what the conversation's last turn left.</summary>
    public static void SetPrevious(this ChatOptions options, PreviousTurn previous) =>
        (options.AdditionalProperties ??= [])[Previous] = previous;

    /// <summary>What the conversation's last turn left; null for a new conversation.</summary>
    public static PreviousTurn? GetPrevious(this ChatOptions? options) =>
        options?.AdditionalProperties?.GetValueOrDefault(Previous) as PreviousTurn;

    /// <summary>Tells the chat client in which language the answer is wanted.</summary>
    public static void SetLanguage(this ChatOptions options, string language) => (options.AdditionalProperties ??= [])[Language] = language;

    /// <summary>The language of the answer as a tag: "de"; null where none was asked for.</summary>
    public static string? GetLanguage(this ChatOptions? options) =>
        options?.AdditionalProperties?.GetValueOrDefault(Language) as string;

    /// <summary>Tells viewers what the question was understood to mean, before what this update holds.</summary>
    public static void SetReading(this ChatResponseUpdate update, ReadingContent reading) =>
        (update.AdditionalProperties ??= [])[Reading] = reading;

    /// <summary>What the question was understood to mean; null when this update does not say.</summary>
    public static ReadingContent? GetReading(this ChatResponseUpdate update) =>
        update.AdditionalProperties?.GetValueOrDefault(Reading) as ReadingContent;

    /// <summary>Offers meanings to choose from.</summary>
    public static void SetReadings(this ChatResponseUpdate update, IReadOnlyList<OfferedReading> readings) =>
        (update.AdditionalProperties ??= [])[Readings] = readings;

    /// <summary>Meanings to choose from; null when this update offers none.</summary>
    public static IReadOnlyList<OfferedReading>? GetReadings(this ChatResponseUpdate update) =>
        update.AdditionalProperties?.GetValueOrDefault(Readings) as IReadOnlyList<OfferedReading>;

    /// <summary>Gives questions made from the answer.</summary>
    public static void SetFollowUps(this ChatResponseUpdate update, IReadOnlyList<FollowUpQuestion> questions) =>
        (update.AdditionalProperties ??= [])[FollowUps] = questions;

    /// <summary>Questions made from the answer; null when this update gives none.</summary>
    public static IReadOnlyList<FollowUpQuestion>? GetFollowUps(this ChatResponseUpdate update) =>
        update.AdditionalProperties?.GetValueOrDefault(FollowUps) as IReadOnlyList<FollowUpQuestion>;

    /// <summary>Says how the answer that this update belongs to ended: one of <see cref="Agent.Protocol.RunOutcomes"/>.</summary>
    public static void SetOutcome(this ChatResponseUpdate update, string outcome) =>
        (update.AdditionalProperties ??= [])[Outcome] = outcome;

    /// <summary>The outcome said by this update; null when it says none (an answer, then).</summary>
    public static string? GetOutcome(this ChatResponseUpdate update) =>
        update.AdditionalProperties?.GetValueOrDefault(Outcome) as string;

    /// <summary>Says that this answer tells no figure of its own: what follows goes on from the answer before it.</summary>
    public static void SetKeepsQuery(this ChatResponseUpdate update) => (update.AdditionalProperties ??= [])[KeepsQuery] = true;

    /// <summary>Whether what follows goes on from the answer before this one.</summary>
    public static bool GetKeepsQuery(this ChatResponseUpdate update) =>
        update.AdditionalProperties?.GetValueOrDefault(KeepsQuery) is true;

    /// <summary>Gives questions worth asking next.</summary>
    public static void SetSuggestions(this ChatResponseUpdate update, IReadOnlyList<string> suggestions) =>
        (update.AdditionalProperties ??= [])[Suggestions] = suggestions;

    /// <summary>Questions worth asking next; null when this update gives none.</summary>
    public static IReadOnlyList<string>? GetSuggestions(this ChatResponseUpdate update) =>
        update.AdditionalProperties?.GetValueOrDefault(Suggestions) as IReadOnlyList<string>;

    /// <summary>Says that the turn's text before this update was thinking, not the answer.</summary>
    public static void RetractText(this ChatResponseUpdate update) => (update.AdditionalProperties ??= [])[Retracts] = true;

    /// <summary>Whether the turn's text before this update was thinking.</summary>
    public static bool RetractsText(this ChatResponseUpdate update) => update.AdditionalProperties?.ContainsKey(Retracts) is true;

    /// <summary>Says what the turn cost, in US dollars.</summary>
    public static void SetCost(this UsageContent usage, double cost) => (usage.AdditionalProperties ??= [])[Cost] = cost;

    /// <summary>What the turn cost, in US dollars; null where the endpoint does not say.</summary>
    public static double? GetCost(this UsageContent usage) => usage.AdditionalProperties?.GetValueOrDefault(Cost) as double?;

    /// <summary>Keeps with a call what its arguments were before names took the place of pseudonyms.</summary>
    public static void SetPseudonymous(this FunctionCallContent call, IDictionary<string, object?>? arguments) =>
        (call.AdditionalProperties ??= [])[Pseudonymous] = arguments ?? new Dictionary<string, object?>();

    /// <summary>
    /// A call's arguments with pseudonyms in the place of names; null where they were not noted, as the model that made it sees names.
    /// </summary>
    public static IDictionary<string, object?>? GetPseudonymous(this FunctionCallContent call) =>
        call.AdditionalProperties?.GetValueOrDefault(Pseudonymous) as IDictionary<string, object?>;

    /// <summary>Hands a tool its arguments with pseudonyms beside those with names; null: whoever reads the result may see names.</summary>
    public static void SetPseudonymous(this AIFunctionArguments arguments, IDictionary<string, object?>? pseudonymous)
    {
        if (pseudonymous is not null)
            (arguments.Context ??= new Dictionary<object, object?>())[Pseudonymous] = pseudonymous;
    }

    /// <summary>The arguments with pseudonyms; null where whoever reads the result may see names.</summary>
    public static IDictionary<string, object?>? GetPseudonymous(this AIFunctionArguments arguments) =>
        arguments.Context?.TryGetValue(Pseudonymous, out var found) is true ? found as IDictionary<string, object?> : null;

    /// <summary>Tells a tool in which language people read its tables.</summary>
    public static void SetPhrases(this AIFunctionArguments arguments, QueryPhrases phrases) =>
        (arguments.Context ??= new Dictionary<object, object?>())[Phrases] = phrases;

    /// <summary>The language in which people read a tool's tables; English where none was told.</summary>
    public static QueryPhrases GetPhrases(this AIFunctionArguments arguments) =>
        arguments.Context?.TryGetValue(Phrases, out var found) is true && found is QueryPhrases phrases ? phrases : QueryPhrases.English;

    /// <summary>
    /// The content of a tool message: holds the <see cref="ToolResult"/> itself, which the planner reads. A client that speaks to an
    /// endpoint sends
    /// <see cref="GetResultText"/> instead.
    /// </summary>
    /// <param name="callId">The call that is answered.</param>
    /// <param name="result">What the tool gave.</param>
    /// <param name="maxBytes">Bytes of the text a model gets.</param>
    public static FunctionResultContent CreateResult(string callId, ToolResult result, int maxBytes) =>
        new(callId, result) { AdditionalProperties = new() { [MaxBytes] = maxBytes } };

    /// <summary>Keeps with a result the text that was written of it already, so that it is not written again.</summary>
    public static void SetResultText(this FunctionResultContent content, string text) =>
        (content.AdditionalProperties ??= [])[ResultText] = new WrittenResult(content.Result, text);

    /// <summary>A tool's result as a model reads it: the JSON of <see cref="ToolResultJson"/>, cut to the size the loop was told.</summary>
    public static string GetResultText(this FunctionResultContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        // A layer before the endpoint may have put another result in the place of this one.
        if (
            content.AdditionalProperties?.GetValueOrDefault(ResultText) is WrittenResult written
            && ReferenceEquals(written.Result, content.Result)
        )
            return written.Text;
        return content.Result switch
        {
            ToolResult result => ToolResultJson.Write(
                result,
                content.AdditionalProperties?.GetValueOrDefault(MaxBytes) as int? ?? ToolResultJson.StandardBytes
            ),
            string text => text,
            null => string.Empty,
            var other => JsonSerializer.Serialize(other, AIJsonUtilities.DefaultOptions.GetTypeInfo(other.GetType())),
        };
    }

    private sealed record WrittenResult(object? Result, string Text);
}
