using Agent.Console.Connection;
using Agent.Console.Evaluation;
using Agent.Console.Options;
using Agent.Console.Questions;
using Spectre.Console;

namespace Agent.Console.Commands;

/// <summary>Asks a file of the user's own questions, each several times, and compares the answers with the right values.</summary>
internal sealed class EvalCommand(IAgentConnection connection, IAnsiConsole console, TimeProvider time)
{
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="HubUnreachableException">No hub can be reached.</exception>
    public async Task<int> RunAsync(
        ConsoleOptions options,
        IReadOnlyList<EvalQuestion> questions,
        TextWriter results,
        CancellationToken cancelled
    )
    {
        using var places = new SemaphoreSlim(options.Parallel);
        var asking = questions.Select(question => EvaluateAsync(options, question, places, cancelled)).ToList();
        var all = new List<EvalResult>();
        try
        {
            foreach (var next in asking)
            {
                var result = await next.ConfigureAwait(false);
                all.Add(result);
                await results.WriteLineAsync(EvalFile.Write(result)).ConfigureAwait(false);
            }
        }
        finally
        {
            await ((Task)Task.WhenAll(asking)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        EvalReport.Write(console, all);
        return cancelled.IsCancellationRequested ? ExitCodes.Cancelled
            : all.Exists(result => result.Verdict == EvalVerdict.Failed) ? ExitCodes.Failed
            : ExitCodes.Answered;
    }

    private async Task<EvalResult> EvaluateAsync(
        ConsoleOptions options,
        EvalQuestion question,
        SemaphoreSlim places,
        CancellationToken cancelled
    )
    {
        await places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            var first = await AskAsync(options, question, cancelled).ConfigureAwait(false);
            var given = RightValue.Given(first);
            var same = 1;
            for (var again = 1; again < options.Repeat; again++)
                same += RightValue.Given(await AskAsync(options, question, cancelled).ConfigureAwait(false)) == given ? 1 : 0;
            return new EvalResult
            {
                Id = question.Id!,
                Question = question.Question,
                Verdict = RightValue.Judge(question, first),
                Given = given,
                Answer = first.AnswerText,
                Group = question.Group,
                Same = same,
                Asked = options.Repeat,
                AnsweredBy = first.AnsweredBy,
                TotalMs = first.TotalMs,
            };
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<AnswerLine> AskAsync(ConsoleOptions options, EvalQuestion question, CancellationToken cancelled)
    {
        var collector = new AnswerCollector(question.Id!, time);
        if (cancelled.IsCancellationRequested)
            return collector.Fail("cancelled", "Not asked: cancelled before.");
        AnswerLine? answer = null;
        await connection
            .FollowAsync(options.Request(question.Question, question.File), next => answer = collector.Add(next) ?? answer, cancelled)
            .ConfigureAwait(false);
        return answer ?? collector.Fail("cancelled", "The run did not end in time.");
    }
}
