using System.Runtime.CompilerServices;
using System.Text.Json;
using Agent.Console;
using Agent.Console.Commands;
using Agent.Console.Connection;
using Agent.Console.Options;
using Agent.Console.Questions;
using Agent.Protocol;
using Agent.Tests.Support;
using Spectre.Console.Testing;

namespace Agent.Tests.Console.Commands;

public sealed class QuestionsCommandTests
{
    private readonly TaskCompletionSource _firstMayAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test, CancelAfter(120_000)]
    public async Task Questions_AnsweredOutOfOrder_AreWrittenInOrder(CancellationToken cancellationToken)
    {
        // The first question waits for the second, so both are under way at once.
        var connection = new ScriptedConnection((request, stop) => request.Question == "first" ? AfterTheSecond(stop) : Second(request));

        var (code, lines) = await RunAsync(connection, cancellationToken, "first", "second");

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(ExitCodes.Answered));
            Assert.That(lines.Select(line => line.GetProperty("id").GetString()), Is.EqualTo(new[] { "q0", "q1" }));
            Assert.That(lines[1].GetProperty("answer_text").GetString(), Is.EqualTo("asked plant.csv"));
            Assert.That(lines[1].GetProperty("tables")[0].GetProperty("rows").GetRawText(), Is.EqualTo("[[\"Lab\",7]]"));
            Assert.That(lines[1].GetProperty("first_token_ms").ValueKind, Is.EqualTo(JsonValueKind.Number));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Questions_OneFails_OthersAreAnsweredAndTheCodeSaysSo(CancellationToken cancellationToken)
    {
        var connection = new ScriptedConnection((request, _) => new AgentEvent[]
        {
            request.Question == "first" ? ConsoleEvents.Error(ErrorCodes.Timeout, "Too long.") : ConsoleEvents.Finished("5"),
        }.ToAsyncEnumerable());

        var (code, lines) = await RunAsync(connection, cancellationToken, "first", "second");

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(ExitCodes.Failed));
            Assert.That(lines[0].GetProperty("outcome").GetString(), Is.EqualTo("error"));
            Assert.That(lines[0].GetProperty("error").GetString(), Is.EqualTo(ErrorCodes.Timeout));
            Assert.That(lines[1].GetProperty("answer_text").GetString(), Is.EqualTo("5"));
        });
    }

    [Test, CancelAfter(120_000)]
    public void Questions_WithoutAHub_FailAsOne(CancellationToken cancellationToken)
    {
        var connection = new ScriptedConnection((_, _) => throw new HubUnreachableException("No hub."));

        Assert.That(async () => await RunAsync(connection, cancellationToken, "first", "second"), Throws.TypeOf<HubUnreachableException>());
    }

    [Test, CancelAfter(120_000)]
    public async Task Questions_NeverMoreAtOnceThanAllowed(CancellationToken cancellationToken)
    {
        var (now, most) = (0, 0);
        var connection = new ScriptedConnection((_, _) => Counted());

        await RunAsync(connection, cancellationToken, [.. Enumerable.Range(0, 20).Select(i => $"question {i}")]);

        Assert.That(most, Is.InRange(1, 3));

        async IAsyncEnumerable<AgentEvent> Counted()
        {
            var here = Interlocked.Increment(ref now);
            most = Math.Max(most, here);
            await Task.Yield();
            Interlocked.Decrement(ref now);
            yield return ConsoleEvents.Finished();
        }
    }

    private async IAsyncEnumerable<AgentEvent> AfterTheSecond([EnumeratorCancellation] CancellationToken stop)
    {
        await _firstMayAnswer.Task.WaitAsync(stop);
        yield return ConsoleEvents.Finished("late");
    }

    private async IAsyncEnumerable<AgentEvent> Second(AskRequest request)
    {
        await Task.Yield();
        yield return ConsoleEvents.Text("asked ");
        yield return ConsoleEvents.Ranking(("Lab", 7));
        yield return ConsoleEvents.Finished($"asked {request.Dataset}");
        _firstMayAnswer.TrySetResult();
    }

    private static async Task<(int Code, IReadOnlyList<JsonElement> Lines)> RunAsync(
        ScriptedConnection connection, CancellationToken cancellationToken, params string[] questions)
    {
        using var console = new TestConsole();
        await using var answers = new StringWriter { NewLine = "\n" };
        var lines = questions
            .Select(
                (question, i) =>
                    new QuestionLine
                    {
                        Id = $"q{i}",
                        File = "plant.csv",
                        Question = question,
                    }
            )
            .ToList();
        var code = await new QuestionsCommand(connection, console, TimeProvider.System).RunAsync(
            new ConsoleOptions { Parallel = 3 },
            lines,
            answers,
            cancellationToken
        );
        return (
            code,
            [
                .. answers
                    .ToString()
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => JsonSerializer.Deserialize<JsonElement>(line)),
            ]
        );
    }
}
