using System.Globalization;
using System.Runtime.CompilerServices;
using Agent.Core.Agents;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.ConformanceHost;

/// <summary>A model whose turns are written down: what a real one does now and then, and no suite could wait for.</summary>
internal sealed class ScenarioClient(string name) : IChatClient
{
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        // Turns of earlier questions do not count.
        var turn = messages
            .Reverse()
            .TakeWhile(message => message.Role != ChatRole.User)
            .Count(message => message.Role == ChatRole.Assistant);
        await foreach (var update in Updates(turn, cancellationToken).ConfigureAwait(false))
        {
            update.ModelId ??= "scenario";
            yield return update;
        }
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private IAsyncEnumerable<ChatResponseUpdate> Updates(int turn, CancellationToken cancellationToken) =>
        name switch
        {
            "reasoning" => Of(Thought("Let me "), Thought("think."), Text("Done "), Text("thinking.")),
            "reasoning-twice" => Of(Thought("First."), Text("One. "), Thought("Second."), Text("Two.")),
            "parallel" => turn == 0
                ? Of(
                    Thought("Two at once."),
                    Call("p1", "get_top_values", ("sheet", "Incident"), ("column", "Department")),
                    Call("p2", "get_schema")
                )
                : Of(Text("Both are there.")),
            "tool-error" => turn == 0
                ? Of(Call("e1", "get_top_values", ("sheet", "Nowhere"), ("column", "Nothing")))
                : Of(Text("There is no such sheet.")),
            "text-then-tool" => turn == 0 ? Of(Text("Looking. "), Call("t1", "get_schema")) : Of(Text("That is it.")),
            "error-after" => Of(Text("It begins "), Failure()),
            "usage" => Of(Text("Counted."), Usage()),
            "retracted" => Of(Text("Hmm."), Retraction(), Text("The answer.")),
            "clarify" => Of(Text("Which one do you mean?"), Outcome(RunOutcomes.Clarify)),
            "empty-deltas" => Of(Text(string.Empty), Text("Not empty."), Text(string.Empty)),
            "unicode" => Of(Text("Zwölf 🦺 "), Text("日本\r\nline\u2028end")),
            "long" => Long(cancellationToken),
            "hang" => Hang(cancellationToken),
            "slow" => Slow(cancellationToken),
            _ => Of(Text($"There is no scenario {name}.")),
        };

    private static async IAsyncEnumerable<ChatResponseUpdate> Of(params object[] steps)
    {
        foreach (var step in steps)
        {
            await Task.Yield();
            yield return step switch
            {
                ModelException failure => throw failure,
                ChatResponseUpdate update => update,
                _ => new ChatResponseUpdate(ChatRole.Assistant, [(AIContent)step]),
            };
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Long([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ChatResponseUpdate(ChatRole.Assistant, [Thought("A long one.")]);
        for (var word = 1; word <= 40; word++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(15), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            yield return new ChatResponseUpdate(ChatRole.Assistant, [Text(string.Create(CultureInfo.InvariantCulture, $"word{word} "))]);
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Slow([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var word = 1; word <= 60; word++)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, [Text(string.Create(CultureInfo.InvariantCulture, $"part{word} "))]);
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Hang([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ChatResponseUpdate(ChatRole.Assistant, [Text("It begins ")]);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
    }

    private static TextContent Text(string text) => new(text);

    private static TextReasoningContent Thought(string text) => new(text);

    private static FunctionCallContent Call(string id, string tool, params (string Name, object Value)[] arguments) =>
        new(id, tool, arguments.ToDictionary(argument => argument.Name, argument => (object?)argument.Value));

    private static ModelException Failure() => new(ErrorCodes.ModelBadResponse, "The answer broke off before it was complete; ask again.");

    private static UsageContent Usage() =>
        new(
            new UsageDetails
            {
                InputTokenCount = 100,
                OutputTokenCount = 20,
                TotalTokenCount = 120,
                CachedInputTokenCount = 60,
            }
        );

    private static ChatResponseUpdate Outcome(string outcome)
    {
        var update = new ChatResponseUpdate { Role = ChatRole.Assistant };
        update.SetOutcome(outcome);
        update.SetSuggestions(["How many incidents are there?"]);
        return update;
    }

    private static ChatResponseUpdate Retraction()
    {
        var update = new ChatResponseUpdate { Role = ChatRole.Assistant };
        update.RetractText();
        return update;
    }
}
