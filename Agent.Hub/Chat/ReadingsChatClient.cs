using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Chips;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat;

/// <summary>
/// Tells a model how the planner reads the question – a few queries it may use, change or leave –, shows viewers the query the model
/// answers by as they see the
/// planner's, and offers the planner's own reading where the two differ. One object serves one run.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="read">Reads a question without a model: its likeliest meanings, best first.</param>
internal sealed class ReadingsChatClient(
    IChatClient model,
    Func<string, DatasetProfile, IQueryRunner, CancellationToken, Task<IReadOnlyList<OfferedReading>>> read
) : DelegatingChatClient(model)
{
    private const string Tool = "query_data";

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private IReadOnlyList<OfferedReading>? _readings;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        List<ChatMessage> conversation = [.. messages];
        _readings ??= await ReadAsync(conversation, options, cancellationToken).ConfigureAwait(false);
        if (_readings.Count > 0)
            conversation.Insert(
                conversation.FindIndex(message => message.Role != ChatRole.System) is >= 0 and var at ? at : conversation.Count,
                new ChatMessage(ChatRole.System, Prompt(_readings))
            );
        var calls = false;
        await foreach (var update in base.GetStreamingResponseAsync(conversation, options, cancellationToken).ConfigureAwait(false))
        {
            foreach (var call in update.Contents.OfType<FunctionCallContent>())
            {
                calls = true;
                if (call.Name == Tool && options.GetDataset() is { } profile && Query(call) is { } query && _used.Add(query.Key))
                    update.SetReading(query.ToReading(profile, ReadingCertainties.Likely));
            }

            yield return update;
        }

        if (!calls && Others() is { Count: > 0 } others)
        {
            var last = new ChatResponseUpdate(ChatRole.Assistant, []);
            last.SetReadings(others);
            yield return last;
        }
    }

    private async Task<IReadOnlyList<OfferedReading>> ReadAsync(
        List<ChatMessage> messages,
        ChatOptions? options,
        CancellationToken cancellationToken
    )
    {
        var question = messages.FindLast(message => message.Role == ChatRole.User)?.Text;
        return question is { Length: > 0 } && options.GetDataset() is { } profile && options.GetQueries() is { } queries
            ? await read(question, profile, queries, cancellationToken).ConfigureAwait(false)
            : [];
    }

    /// <summary>The planner's reading, where the model answered by a query that means something else.</summary>
    private IReadOnlyList<OfferedReading> Others() =>
        _used.Count == 0 || _readings is not [var first, ..] || Parse(first.Query) is not { } query || _used.Contains(query.Key)
            ? []
            : [first];

    private static string Prompt(IReadOnlyList<OfferedReading> readings)
    {
        var text = new StringBuilder(
            "How the workbook's own reader understands the last question, likeliest first. It may be wrong: use one only if it means what was asked, change it, or leave it.\n"
        );
        foreach (var reading in readings)
            text.Append("- ").Append(reading.Words).Append(" · query_data query: ").Append(reading.Query.GetRawText()).Append('\n');
        return text.ToString();
    }

    private static Query? Query(FunctionCallContent call) =>
        call.Arguments is { } arguments && arguments.TryGetValue("query", out var query) && query is JsonElement json ? Parse(json) : null;

    private static Query? Parse(JsonElement json)
    {
        try
        {
            return QueryJson.Read(json);
        }
        catch (JsonException)
        {
            // A model's arguments may be anything; the tool answers what is wrong with them.
            return null;
        }
    }
}
