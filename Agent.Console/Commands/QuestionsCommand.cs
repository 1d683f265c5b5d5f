using System.Runtime.CompilerServices;
using Agent.Console.Connection;
using Agent.Console.Options;
using Agent.Console.Questions;
using Spectre.Console;

namespace Agent.Console.Commands;

/// <summary>Asks a file of questions, several at a time, and writes the answers in the order of the questions.</summary>
internal sealed class QuestionsCommand(IAgentConnection connection, IAnsiConsole console, TimeProvider time)
{
    private const string Unreachable = "unreachable";
    private const string Cancelled = "cancelled";

    private bool _reached;

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="HubUnreachableException">The first question found no hub; later ones become answers with the error.</exception>
    public async Task<int> RunAsync(
        ConsoleOptions options,
        IReadOnlyList<QuestionLine> questions,
        TextWriter answers,
        CancellationToken cancelled
    )
    {
        var failed = 0;
        await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var progress = context.AddTask("Questions", maxValue: Math.Max(1, questions.Count));
                await foreach (var answer in AnswerAsync(options, questions, () => progress.Increment(1), cancelled).ConfigureAwait(false))
                {
                    failed += answer.Outcome == AnswerCollector.ErrorOutcome ? 1 : 0;
                    await answers.WriteLineAsync(QuestionsFile.Write(answer)).ConfigureAwait(false);
                    await answers.FlushAsync(CancellationToken.None).ConfigureAwait(false);
                }
            }).ConfigureAwait(false);

        console.WriteLine($"{questions.Count} questions, {failed} ended with an error.");
        return cancelled.IsCancellationRequested ? ExitCodes.Cancelled : failed > 0 ? ExitCodes.Failed : ExitCodes.Answered;
    }

    private async IAsyncEnumerable<AnswerLine> AnswerAsync(
        ConsoleOptions options,
        IReadOnlyList<QuestionLine> questions,
        Action finished,
        [EnumeratorCancellation] CancellationToken cancelled)
    {
        using var places = new SemaphoreSlim(options.Parallel);
        var answering = questions.Select(question => AnswerAsync(options, question, places, finished, cancelled)).ToList();
        try
        {
            foreach (var answer in answering)
                yield return await answer.ConfigureAwait(false);
        }
        finally
        {
            // Where the first question found no hub, the others are about to find the same; none is left behind.
            await ((Task)Task.WhenAll(answering)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<AnswerLine> AnswerAsync(
        ConsoleOptions options, QuestionLine question, SemaphoreSlim places, Action finished, CancellationToken cancelled)
    {
        // Not cancellable: after Ctrl-C each question still gets its line, which says so.
        await places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            return await AnswerAsync(options, question, cancelled).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
            finished();
        }
    }

    private async Task<AnswerLine> AnswerAsync(ConsoleOptions options, QuestionLine question, CancellationToken cancelled)
    {
        var collector = new AnswerCollector(question.Id, time);
        if (cancelled.IsCancellationRequested)
            return collector.Fail(Cancelled, "Not asked: cancelled before.");

        AnswerLine? answer = null;
        try
        {
            await connection
                .FollowAsync(options.Request(question.Question, question.File), next => answer = collector.Add(next) ?? answer, cancelled)
                .ConfigureAwait(false);
        }
        catch (HubUnreachableException gone) when (_reached)
        {
            return collector.Fail(Unreachable, gone.Message);
        }

        _reached = true;
        return answer ?? collector.Fail(Cancelled, "The run did not end in time.");
    }
}
