using System.Runtime.CompilerServices;
using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Planning.Answering;
using Agent.Planning.Compiling;
using Agent.Planning.Measures;
using Agent.Planning.Reading;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Planning;

/// <summary>
/// Answers questions without a model: words → linked terms → logical query → tool calls → words. Keeps nothing between turns: the question is read again
/// when the results are there, which costs about a millisecond.
/// </summary>
public sealed class OfflinePlanner(IQuestionSuggester suggester, TimeProvider time) : IChatClient
{
    private const int Suggestions = 3;

    /// <summary>
    /// Whether the planner is sure of what a question means and of how to answer it from this dataset. Runs no query and takes about a millisecond:
    /// <c>mode: auto</c> asks it before it calls a model. History is not looked at; a question that needs it is not sure.
    /// </summary>
    /// <param name="question">The question in plain words; any text.</param>
    /// <param name="profile">The dataset.</param>
    public bool CanAnswer(string question, DatasetProfile profile)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(profile);
        return !FollowUp.Leans(question)
            && (DomainQuestionReader.Read(question, profile, Today) is { Refusal: null } || QuestionReader.Read(question, profile, Today) is { Query: not null, Confidence: >= Confidence.Sure });
    }

    /// <inheritdoc />
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var conversation = Conversation.Of(messages);
        if (options.GetDataset() is not { } profile)
        {
            yield return Say("There is no dataset to ask.", RunOutcomes.Refusal);
            yield break;
        }

        var question = FollowUp.Complete(conversation.Question, conversation.Earlier);
        var reading = QuestionReader.Read(question, profile, Today);
        if (DomainQuestionReader.Read(question, profile, Today) is { } measured && (measured.Refusal is null || reading.Query is null))
        {
            yield return Measure(measured, conversation, profile);
            yield break;
        }

        if (reading.Query is not { } query || reading.Confidence < Confidence.Enough)
        {
            yield return Refuse(reading, profile);
            yield break;
        }

        if (conversation.Results.Count == 0)
        {
            var plan = ToolPlanner.Plan(query, profile);
            yield return Update(new TextReasoningContent(HowCounted.Plan(query)));
            yield return Update(new FunctionCallContent("offline-1", plan.Name, plan.Arguments));
        }
        else if (conversation.Table is not { } table)
        {
            yield return Refuse(QuestionReading.Refuse(RefusalKind.NotUnderstood, conversation.Error ?? "The figure could not be worked out."), profile);
        }
        else if (query.Chart is { } chart && !conversation.HasChart && query.Groups.Count > 0 && table.Rows.Count > 0 && conversation.Results.Count == 1)
        {
            yield return Update(new FunctionCallContent("offline-2", "create_chart", new Dictionary<string, object?> { ["kind"] = chart, ["table_id"] = table.TableId }));
        }
        else
        {
            yield return Say(AnswerWriter.Write(query, table), RunOutcomes.Answer);
        }
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

    private ChatResponseUpdate Measure(DomainQuestion measured, Conversation conversation, DatasetProfile profile) =>
        measured.Refusal is { } refusal ? Refuse(new QuestionReading(null, refusal, 0), profile)
        : conversation.Results.Count == 0 ? Update(new FunctionCallContent("offline-1", "get_measure", measured.Arguments()))
        : conversation.Table is { } table ? Say(DomainAnswer.Write(measured, table), RunOutcomes.Answer)
        : Refuse(QuestionReading.Refuse(RefusalKind.NotInData, conversation.Error ?? "The figure could not be worked out."), profile);

    private DateTime Today => time.GetLocalNow().Date;

    private ChatResponseUpdate Refuse(QuestionReading reading, DatasetProfile profile)
    {
        var why = reading.Refusal ?? new Refusal(RefusalKind.NotUnderstood, "I am not sure enough of what the question means.");
        var suggestions = suggester.Suggest(profile, Suggestions);
        var text = suggestions.Count == 0 ? $"I can't answer this. {why.Message}" : $"I can't answer this. {why.Message} You could ask: {string.Join(" · ", suggestions)}";
        var update = Say(text, why.Kind == RefusalKind.Ambiguous ? RunOutcomes.Clarify : RunOutcomes.Refusal);
        update.SetSuggestions(suggestions);
        return update;
    }

    private static ChatResponseUpdate Say(string text, string outcome)
    {
        var update = Update(new TextContent(text));
        update.SetOutcome(outcome);
        return update;
    }

    private static ChatResponseUpdate Update(AIContent content) => new(ChatRole.Assistant, [content]) { ModelId = PlanningServices.Offline };
}
