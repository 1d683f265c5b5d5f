using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Support;

/// <summary>
/// A model that does what it is told, as the system prompt says: text in quotes and tool results are data, everything else is an order. It
/// follows its own plan
/// of calls and, beside it, every "CALL tool {json}" it can read outside of data. So it gives away whatever gets out of its quotes.
/// </summary>
internal sealed partial class ObedientModel(params (string Tool, string Arguments)[] plan) : IChatClient
{
    private readonly HashSet<string> _obeyed = [];
    private int _turn;

    /// <summary>Everything it was sent.</summary>
    public List<string> Seen { get; } = [];

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.CompletedTask;
        var turn = new ScriptedTurn([.. messages], options!);
        Seen.Add(turn.All);
        var calls = turn
            .Messages.SelectMany(Orders)
            .Where(_obeyed.Add)
            .Select(order => Order().Match(order))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value))
            .ToList();
        if (_turn < plan.Length)
            calls.Add(plan[_turn++]);
        IList<AIContent> contents =
            calls.Count == 0
                ? [new TextContent("Done.")]
                : [.. calls.Select((call, index) => new FunctionCallContent($"call-{_turn}-{index}", call.Item1, Arguments(call.Item2)))];
        yield return new ChatResponseUpdate(ChatRole.Assistant, contents) { ModelId = "obedient" };
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private static IEnumerable<string> Orders(ChatMessage message)
    {
        var text =
            message.Role == ChatRole.Tool
                ? string.Join('\n', new ScriptedTurn([message], new ChatOptions()).Results.Select(OutsideOfJson))
                : Quoted().Replace(message.Text, "\"\"");
        return Order().Matches(text).Select(match => match.Value);
    }

    // A result that is one JSON document is data to its end; a model stops seeing one where it breaks.
    private static string OutsideOfJson(string result)
    {
        try
        {
            using var document = JsonDocument.Parse(result);
            return string.Empty;
        }
        catch (JsonException)
        {
            return result;
        }
    }

    private static Dictionary<string, object?> Arguments(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => (object?)property.Value.Clone());
    }

    [GeneratedRegex(@"CALL (\w+) (\{[^{}]*\})")]
    private static partial Regex Order();

    [GeneratedRegex(@"""(?:\\.|[^""\\])*""")]
    private static partial Regex Quoted();
}
