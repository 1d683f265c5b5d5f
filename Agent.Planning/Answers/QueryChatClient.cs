using System.Runtime.CompilerServices;
using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Chips;
using Agent.Core.Tools;
using Agent.Planning.Answers.Words;
using Agent.Planning.Suggestions;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Planning.Answers;

/// <summary>
/// Answers a query that is asked as a value (<see cref="AgentChatProperties.GetQuery"/>): tells its reading, calls <c>query_data</c>, draws
/// the chart asked for, writes the
/// answer. One more chat client, so that loop, evidence and events are those of any question.
/// </summary>
public sealed class QueryChatClient : IChatClient
{
    private const string Tool = "query_data";
    private const string ChartTool = "create_chart";
    private const int FollowUps = 4;

    /// <inheritdoc />
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.CompletedTask.ConfigureAwait(false);
        if (options.GetDataset() is not { } profile || options.GetQuery() is not { } query)
            throw new InvalidOperationException("The options hold a dataset and a query.");
        yield return Next(query, profile, Conversation.Of(messages), options.GetLanguage());
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private static ChatResponseUpdate Next(Query query, DatasetProfile profile, Conversation conversation, string? language)
    {
        var words = AnswerWords.For(language);
        if (conversation.Results.Count == 0)
        {
            var call = Update(
                new FunctionCallContent("query-1", Tool, new Dictionary<string, object?> { ["query"] = QueryJson.ToElement(query) })
            );
            call.SetReading(query.ToReading(profile, ReadingCertainties.Sure, phrases: words.Query));
            return call;
        }

        if (conversation.Table is not { } table)
            return Refuse(conversation.Results.OfType<ToolError>().LastOrDefault(), words.Replies);
        if (query.Presentation?.Chart is { } chart && conversation.Results.Count == 1 && !conversation.HasChart && table.Rows.Count > 1)
            return Update(
                new FunctionCallContent(
                    "query-2",
                    ChartTool,
                    new Dictionary<string, object?> { ["kind"] = chart == "auto" ? "bar" : chart, ["table_id"] = table.TableId }
                )
            );
        var answer = Update(new TextContent(AnswerText.Write(query, table, profile, language)));
        answer.SetOutcome(RunOutcomes.Answer);
        var next = NextIdeas.Of(query, profile, FollowUps, words.Query);
        answer.SetFollowUps([.. next.Select(idea => idea.ToWire())]);
        answer.SetSuggestions([.. next.Select(idea => idea.Question)]);
        return answer;
    }

    private static ChatResponseUpdate Refuse(ToolError? error, ReplyWords words)
    {
        var nearest = error?.Nearest is { Count: > 0 } names ? $" {words.Closest(names)}" : string.Empty;
        var refusal = Update(new TextContent($"{words.QueryNotAnswered} {error?.Message ?? words.GaveNothing}{nearest}"));
        refusal.SetOutcome(RunOutcomes.Refusal);
        return refusal;
    }

    private static ChatResponseUpdate Update(AIContent content) =>
        new(ChatRole.Assistant, [content]) { ModelId = PlanningServices.Offline };
}
