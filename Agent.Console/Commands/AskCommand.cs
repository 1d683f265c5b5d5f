using System.Text.Json;
using Agent.Console.Connection;
using Agent.Console.Options;
using Agent.Console.Questions;
using Agent.Console.Rendering;
using Agent.Protocol;
using Spectre.Console;

namespace Agent.Console.Commands;

/// <summary>Asks one question and shows the answer while it is being made.</summary>
internal sealed class AskCommand(IAgentConnection connection, IAnsiConsole console, TextWriter output)
{
    private static readonly JsonSerializerOptions Json = Options();

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(ConsoleOptions options, CancellationToken cancelled)
    {
        Action<AgentEvent> show = options.Json ? WriteLine : new AnswerRenderer(console) { Language = options.Language }.Show;
        var last = await connection.FollowAsync(Request(options), show, cancelled).ConfigureAwait(false);
        if (last is null && !options.Json)
            console.WriteLine("Cancelled.");
        return ExitCode(last, cancelled);
    }

    /// <exception cref="QuestionsFormatException">The query is no JSON object.</exception>
    private static AskRequest Request(ConsoleOptions options)
    {
        var request = options.Request(options.Question ?? string.Empty);
        if (options.Query is not { } query)
            return request;
        try
        {
            var json = query.TrimStart().StartsWith('{') ? query : File.ReadAllText(query);
            return request with { Query = JsonSerializer.Deserialize<JsonElement>(json) };
        }
        catch (JsonException wrong)
        {
            throw new QuestionsFormatException($"--query is no JSON: {wrong.Message}");
        }
    }

    private static int ExitCode(AgentEvent? last, CancellationToken cancelled) => last switch
    {
        RunFinishedEvent { Result.Outcome: RunOutcomes.Answer } => ExitCodes.Answered,
        RunFinishedEvent => ExitCodes.NotAnswered,
        RunErrorEvent { Code: ErrorCodes.Cancelled } => ExitCodes.Cancelled,
        _ => cancelled.IsCancellationRequested ? ExitCodes.Cancelled : ExitCodes.Failed,
    };

    // Whoever reads the lines wants each event when it happens, so every line is flushed.
    private void WriteLine(AgentEvent next)
    {
        output.WriteLine(JsonSerializer.Serialize(next, Json));
        output.Flush();
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions();
        AgentProtocolJson.Configure(options);
        return options;
    }
}
