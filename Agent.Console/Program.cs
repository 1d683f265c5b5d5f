using Agent.Console.Commands;
using Agent.Console.Connection;
using Agent.Console.Evaluation;
using Agent.Console.Interactive;
using Agent.Console.Options;
using Agent.Console.Questions;
using Agent.Console.Rendering;
using Spectre.Console;

namespace Agent.Console;

/// <summary>The console client: reads the command line, runs one command, returns one of <see cref="ExitCodes"/>.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var (options, error) = OptionsParser.Parse(arguments, Environment.GetEnvironmentVariable);
        if (error is not null)
        {
            await System.Console.Error.WriteLineAsync($"{error} --help shows how it is used.").ConfigureAwait(false);
            return ExitCodes.Usage;
        }

        if (options.Help)
        {
            System.Console.WriteLine(HelpText.Text);
            return ExitCodes.Answered;
        }

        if (options.IsSession && (options.Json || System.Console.IsInputRedirected || System.Console.IsOutputRedirected))
        {
            await System
                .Console.Error.WriteLineAsync("There is no question, and no terminal to ask for one. --help shows how it is used.")
                .ConfigureAwait(false);
            return ExitCodes.Usage;
        }

        using var cancelled = new CancellationTokenSource();
        System.Console.CancelKeyPress += (_, key) =>
        {
            // The first asks the hub to stop, the second ends the process.
            if (options.IsSession)
                return;
            key.Cancel = !cancelled.IsCancellationRequested;
            cancelled.Cancel();
        };

        try
        {
            return await RunAsync(options, cancelled.Token).ConfigureAwait(false);
        }
        catch (Exception expected)
            when (expected is HubUnreachableException or QuestionsFormatException or IOException or UnauthorizedAccessException)
        {
            await System.Console.Error.WriteLineAsync(Printable.Clean(expected.Message)).ConfigureAwait(false);
            return expected is HubUnreachableException ? ExitCodes.Unreachable : ExitCodes.Usage;
        }
    }

    private static async Task<int> EvaluateAsync(
        ConsoleOptions options,
        string file,
        HubConnection connection,
        IAnsiConsole console,
        CancellationToken cancelled
    )
    {
        var questions = EvalFile.Read(await File.ReadAllTextAsync(file, cancelled).ConfigureAwait(false));
        TextWriter results = options.ResultsFile is { } path ? File.CreateText(path) : TextWriter.Null;
        await using var _ = results.ConfigureAwait(false);
        return await new EvalCommand(connection, console, TimeProvider.System)
            .RunAsync(options, questions, results, cancelled)
            .ConfigureAwait(false);
    }

    private static async Task<int> RunAsync(ConsoleOptions options, CancellationToken cancelled)
    {
        var console = Terminal.Create(options.Plain);
        var connection = new HubConnection(options);
        await using var _ = connection.ConfigureAwait(false);
        if (options.EvalFiles is [var before, var after])
        {
            EvalReport.Compare(
                console,
                EvalFile.ReadResults(await File.ReadAllTextAsync(before, cancelled).ConfigureAwait(false)),
                EvalFile.ReadResults(await File.ReadAllTextAsync(after, cancelled).ConfigureAwait(false))
            );
            return ExitCodes.Answered;
        }

        if (options.EvalFiles is [var file])
            return await EvaluateAsync(options, file, connection, console, cancelled).ConfigureAwait(false);
        if (options.IsSession)
            return await SessionAsync(options, connection, console).ConfigureAwait(false);
        if (options.QuestionsFile is null)
            return await new AskCommand(connection, console, System.Console.Out)
                .RunAsync(options, cancelled)
                .ConfigureAwait(false);

        IReadOnlyList<QuestionLine> questions;
        using (var reader = File.OpenText(options.QuestionsFile))
            questions = QuestionsFile.Read(reader);
        var answers = File.CreateText(options.AnswersFile!);
        await using var __ = answers.ConfigureAwait(false);
        return await new QuestionsCommand(connection, console, TimeProvider.System)
            .RunAsync(options, questions, answers, cancelled)
            .ConfigureAwait(false);
    }

    private static async Task<int> SessionAsync(ConsoleOptions options, HubConnection connection, Spectre.Console.IAnsiConsole console)
    {
        using var key = new InterruptKey();
        return await new SessionCommand(connection, new SessionPrompt(new SessionTerminal()), console)
            .RunAsync(options, AnswerAsync)
            .ConfigureAwait(false);

        async Task AnswerAsync(Func<CancellationToken, Task> ask)
        {
            using var answer = key.Begin();
            try
            {
                await ask(answer.Token).ConfigureAwait(false);
            }
            finally
            {
                key.End();
            }
        }
    }
}
