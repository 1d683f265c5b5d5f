using System.Runtime.CompilerServices;
using System.Text.Json;
using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Chips;
using Agent.Core.Queries.Edits;
using Agent.Core.Tools;
using Agent.Planning.Answers;
using Agent.Planning.Answers.Words;
using Agent.Planning.Asking;
using Agent.Planning.FollowUps;
using Agent.Planning.Measures;
using Agent.Planning.Ranking;
using Agent.Planning.Replies;
using Agent.Planning.Suggestions;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Planning;

/// <summary>
/// Answers questions without a model: words → mentions → candidate queries, ranked by what they say and give → one query and how sure it is
/// → words.
/// Keeps nothing between turns: when the result is there, the query is read from the call that asked for it. A question is read once,
/// however often its meaning is asked for, by this run or by the next.
/// </summary>
public sealed class OfflinePlanner(IQuestionSuggester suggester, TimeProvider time) : IChatClient
{
    private readonly RecentReadings _reader = new();

    private const string Tool = "query_data";
    private const int Suggestions = 3;

    // Below, the readings are no help to a model.
    private const double LeastCertain = 0.1;
    private const int FollowUps = 4;

    private DateTime Today => time.GetLocalNow().Date;

    /// <summary>
    /// Whether the planner is sure of what a question means: <c>mode: auto</c> asks it before it calls a model. Runs a few cheap queries.
    /// History is not looked
    /// at; a question that needs it is not sure.
    /// </summary>
    /// <param name="question">The question in plain words; any text.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="queries">Answers queries over it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<bool> CanAnswerAsync(
        string question,
        DatasetProfile profile,
        IQueryRunner queries,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(queries);
        if (FollowUpOpening.Leans(question))
            return false;
        if (SuggestedQueries.Find(question, profile) is not null)
            return true;
        if (DomainQuestionReader.Read(question, profile, Today) is { Refusal: null })
            return true;
        var interpretation = await _reader.ReadAsync(question, profile, queries, Today, cancellationToken).ConfigureAwait(false);
        return interpretation.Level == CertaintyLevel.Sure;
    }

    /// <summary>
    /// The likeliest meanings of a question, best first, each with its figure; none where nothing in the dataset fits. Runs a few cheap
    /// queries.
    /// </summary>
    /// <param name="question">The question in plain words; any text.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="queries">Answers queries over it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<OfferedReading>> ReadAsync(
        string question,
        DatasetProfile profile,
        IQueryRunner queries,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(queries);
        if (FollowUpOpening.Leans(question))
            return [];
        var interpretation = await _reader.ReadAsync(question, profile, queries, Today, cancellationToken).ConfigureAwait(false);
        return interpretation.Certainty < LeastCertain ? [] : Offers.Of(interpretation, profile, AnswerWords.English);
    }

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
        List<ChatMessage> all = [.. messages];
        var words = AnswerWords.For(options.GetLanguage());
        var conversation = Conversation.Of(all);
        if (options.GetDataset() is not { } profile)
        {
            yield return Say(words.Replies.AddWorkbook, RunOutcomes.Refusal);
            yield break;
        }

        if (Asked(all) is { } query)
        {
            yield return Continue(query, conversation, profile, words);
            yield break;
        }

        var question = conversation.Question;
        var previous = options.GetPrevious();
        var goingOn = FollowUpReader.ReadAsync(question, previous, profile, Today, options.GetQueries(), cancellationToken);
        if (await goingOn.ConfigureAwait(false) is { } edited)
        {
            yield return GoOn(edited, profile, words);
            yield break;
        }

        if (PlainReplies.For(question, profile, words) is { } reply)
        {
            yield return Reply(reply, previous?.Query, profile, words);
            yield break;
        }

        if (SuggestedQueries.Find(question, profile) is { } suggested)
        {
            yield return GoOn(new EditedQuery(suggested, []), profile, words);
            yield break;
        }

        if (SchemaQuestions.Answer(question, profile, words) is { } aboutSheets)
        {
            yield return Say(aboutSheets, RunOutcomes.Answer);
            yield break;
        }

        var answer = await ReadAsync(conversation, options, profile, words, cancellationToken).ConfigureAwait(false);
        // A sentence that leans on an answer and is asked back leaves that answer where it was.
        if (previous?.Query is not null && FollowUpOpening.Of(question) is not null && answer.GetOutcome() == RunOutcomes.Clarify)
            answer.SetKeepsQuery();
        yield return answer;
    }

    /// <summary>What the words of the question mean: a measure, a query, or a question back.</summary>
    private async Task<ChatResponseUpdate> ReadAsync(
        Conversation conversation,
        ChatOptions? options,
        DatasetProfile profile,
        AnswerWords words,
        CancellationToken cancellationToken
    )
    {
        var question = conversation.Question;
        var measured = DomainQuestionReader.Read(question, profile, Today);
        if (measured is { Refusal: null } || (measured is not null && conversation.Results.Count > 0))
            return Measure(measured, conversation, profile, words);
        var interpretation = options.GetQueries() is { } queries
            ? await _reader.ReadAsync(question, profile, queries, Today, cancellationToken).ConfigureAwait(false)
            : Interpretation.Nothing;
        if (
            measured?.Refusal is { } refusal
            && interpretation.Level == CertaintyLevel.Unsure
            && interpretation.Best is not { Candidate.Ledger.IsComplete: true }
        )
            return Refuse(refusal, RunOutcomes.Refusal, profile, [], words);
        return Answer(interpretation, profile, words);
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

    /// <summary>What asks for no figure is answered, and what follows goes on from the answer before.</summary>
    private ChatResponseUpdate Reply(PlainReply reply, Query? last, DatasetProfile profile, AnswerWords words)
    {
        var explains = reply.Kind == ReplyKind.Explain && last is not null;
        var text = explains
            ? words.Replies.Explained(words.Query.Whole(last!, profile), profile.Sheet(last!.From)?.Name ?? last.From)
            : reply.Text;
        var said = Say(text, reply.Outcome);
        if (reply.Outcome == RunOutcomes.Answer)
            said.SetKeepsQuery();
        if (last is not null && reply.Outcome == RunOutcomes.Answer)
            GoingOn(said, last, profile, words);
        else
            said.SetSuggestions(suggester.Suggest(profile, Suggestions, words.Language));
        return said;
    }

    /// <summary>The query that this run has asked for; null where it has asked for none yet.</summary>
    private static Query? Asked(List<ChatMessage> messages)
    {
        var start = messages.FindLastIndex(message => message.Role == ChatRole.User);
        var call = messages
            .Skip(start + 1)
            .SelectMany(message => message.Contents.OfType<FunctionCallContent>())
            .FirstOrDefault(call => call.Name == Tool);
        return call?.Arguments?["query"] is JsonElement json ? QueryJson.Read(json) : null;
    }

    private ChatResponseUpdate Answer(Interpretation interpretation, DatasetProfile profile, AnswerWords words)
    {
        if (interpretation is not { Level: not CertaintyLevel.Unsure, Best: { } best })
            return AskBack(interpretation, profile, words);
        var query = best.Candidate.Query;
        if (Refusals.OutsideData(query, profile, words) is { } outside)
            return Refuse(outside, RunOutcomes.Refusal, profile, [], words);
        var call = Update(
            new FunctionCallContent("offline-1", Tool, new Dictionary<string, object?> { ["query"] = QueryJson.ToElement(query) })
        );
        call.SetReading(ShownReadings.Of(interpretation, best, profile, words));
        var runnersUp = interpretation.Level == CertaintyLevel.Sure ? [] : Offers.Of(interpretation, profile, words, skipFirst: true);
        if (runnersUp.Count > 0)
            call.SetReadings(runnersUp);
        return call;
    }

    /// <summary>The query of the answer before with what the sentence changes.</summary>
    private static ChatResponseUpdate GoOn(EditedQuery edited, DatasetProfile profile, AnswerWords words)
    {
        var call = Update(
            new FunctionCallContent("offline-1", Tool, new Dictionary<string, object?> { ["query"] = QueryJson.ToElement(edited.Query) })
        );
        call.SetReading(edited.Query.ToReading(profile, ReadingCertainties.Likely, edited.Dropped, words.Query));
        return call;
    }

    private ChatResponseUpdate AskBack(Interpretation interpretation, DatasetProfile profile, AnswerWords words)
    {
        if (interpretation.Best is { } best && Refusals.OutsideData(best.Candidate.Query, profile, words) is { } outside)
            return Refuse(outside, RunOutcomes.Refusal, profile, [], words);
        if (Refusals.DaysOfMonths(interpretation, profile, words) is { } days)
            return Refuse(days, RunOutcomes.Refusal, profile, [], words);
        var why = Refusals.Why(interpretation, profile, words);
        var unknown = Refusals.Unknown(interpretation);
        // What the workbook does not know is left out openly, and only where enough else was said.
        var offers =
            unknown.Count > 0 && !Refusals.SaysEnoughElse(interpretation, unknown) ? [] : Offers.Of(interpretation, profile, words);
        var leadIn = unknown.Count > 0 ? words.Replies.LeavingOut : words.Replies.WhichDoYouMean;
        return Refuse(why, offers.Count > 0 ? RunOutcomes.Clarify : RunOutcomes.Refusal, profile, offers, words, leadIn);
    }

    private ChatResponseUpdate Continue(Query query, Conversation conversation, DatasetProfile profile, AnswerWords words)
    {
        if (conversation.Table is not { } table)
            return Refuse(conversation.Error ?? words.Replies.NotWorkedOut, RunOutcomes.Refusal, profile, [], words);
        if (query.Presentation?.Chart is { } chart && conversation.Results.Count == 1 && !conversation.HasChart && table.Rows.Count > 1)
            return Update(
                new FunctionCallContent(
                    "offline-2",
                    "create_chart",
                    new Dictionary<string, object?> { ["kind"] = ChartOf(query, chart), ["table_id"] = table.TableId }
                )
            );
        return GoingOn(Say(AnswerText.Write(query, table, profile, words.Language), RunOutcomes.Answer), query, profile, words);
    }

    // What is gained and lost is no part of a whole.
    private static string ChartOf(Query query, string chart) =>
        chart == "auto" || (chart == "pie" && (query.Compare is not null || query.Window is not null)) ? "bar" : chart;

    private static ChatResponseUpdate GoingOn(ChatResponseUpdate answer, Query query, DatasetProfile profile, AnswerWords words)
    {
        var next = NextIdeas.Of(query, profile, FollowUps, words.Query);
        answer.SetFollowUps([.. next.Select(idea => idea.ToWire())]);
        if (next.Count > 0)
            answer.SetSuggestions([.. next.Select(idea => idea.Question)]);
        return answer;
    }

    private ChatResponseUpdate Measure(DomainQuestion measured, Conversation conversation, DatasetProfile profile, AnswerWords words) =>
        conversation.Results.Count == 0 ? Update(new FunctionCallContent("offline-1", "get_measure", measured.Arguments()))
        : conversation.Table is { } table ? Measured(measured, table, profile, words)
        : Refuse(conversation.Error ?? words.Replies.NotWorkedOut, RunOutcomes.Refusal, profile, [], words);

    private ChatResponseUpdate Measured(DomainQuestion measured, TableContent table, DatasetProfile profile, AnswerWords words)
    {
        var answer = Say(DomainAnswer.Write(measured, table, words), RunOutcomes.Answer);
        answer.SetSuggestions([.. MeasureIdeas.Next(measured, profile, Today).Take(Suggestions)]);
        return answer;
    }

    private ChatResponseUpdate Refuse(
        string why,
        string outcome,
        DatasetProfile profile,
        IReadOnlyList<OfferedReading> offers,
        AnswerWords words,
        string? leadIn = null
    )
    {
        var suggestions = suggester.Suggest(profile, Suggestions, words.Language);
        var text = offers.Count > 0 ? $"{why} {ClarifyText.Write(offers, leadIn ?? words.Replies.WhichDoYouMean)}" : why;
        var update = Say(text, outcome);
        if (offers.Count > 0)
            update.SetReadings(offers);
        update.SetSuggestions(suggestions);
        return update;
    }

    private static ChatResponseUpdate Say(string text, string outcome)
    {
        var update = Update(new TextContent(text));
        update.SetOutcome(outcome);
        return update;
    }

    private static ChatResponseUpdate Update(AIContent content) =>
        new(ChatRole.Assistant, [content]) { ModelId = PlanningServices.Offline };
}
