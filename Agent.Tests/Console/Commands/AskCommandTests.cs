using Agent.Console;
using Agent.Console.Commands;
using Agent.Console.Connection;
using Agent.Console.Options;
using Agent.Protocol;
using Agent.Tests.Support;
using Spectre.Console.Testing;

namespace Agent.Tests.Console.Commands;

public sealed class AskCommandTests
{
    [TestCase(RunOutcomes.Answer, ExitCodes.Answered)]
    [TestCase(RunOutcomes.Clarify, ExitCodes.NotAnswered)]
    [TestCase(RunOutcomes.Refusal, ExitCodes.NotAnswered)]
    [CancelAfter(120_000)]
    public async Task Ask_ByOutcome_ReturnsItsCode(string outcome, int expected, CancellationToken cancellationToken)
    {
        var (code, _) = await RunAsync(new ConsoleOptions { Question = "q" }, cancellationToken, ConsoleEvents.Finished(outcome: outcome));

        Assert.That(code, Is.EqualTo(expected));
    }

    [TestCase(ErrorCodes.Cancelled, ExitCodes.Cancelled)]
    [TestCase(ErrorCodes.UnknownDataset, ExitCodes.Failed)]
    [CancelAfter(120_000)]
    public async Task Ask_ByError_ReturnsItsCode(string error, int expected, CancellationToken cancellationToken)
    {
        var (code, _) = await RunAsync(new ConsoleOptions { Question = "q" }, cancellationToken, ConsoleEvents.Error(error, "No."));

        Assert.That(code, Is.EqualTo(expected));
    }

    [Test, CancelAfter(120_000)]
    public async Task Ask_ThatBreaksOffWithoutAnEnd_IsAFailure(CancellationToken cancellationToken)
    {
        var (code, _) = await RunAsync(new ConsoleOptions { Question = "q" }, cancellationToken, ConsoleEvents.Text("Most"));

        Assert.That(code, Is.EqualTo(ExitCodes.Failed));
    }

    [Test, CancelAfter(120_000)]
    public async Task Json_EveryEvent_IsALineOfTheWireForm(CancellationToken cancellationToken)
    {
        var (_, written) = await RunAsync(
            new ConsoleOptions { Question = "q", Json = true }, cancellationToken, ConsoleEvents.Text("Zürich"), ConsoleEvents.TextEnd());

        Assert.That(written, Is.EqualTo(
            """
            {"type":"TEXT_MESSAGE_CONTENT","messageId":"m1","delta":"Zürich"}
            {"type":"TEXT_MESSAGE_END","messageId":"m1"}

            """));
    }

    private static async Task<(int Code, string Written)> RunAsync(
        ConsoleOptions options,
        CancellationToken cancellationToken,
        params AgentEvent[] events
    )
    {
        using var console = new TestConsole();
        await using var output = new StringWriter { NewLine = "\n" };
        var code = await new AskCommand(ScriptedConnection.Of(events), console, output).RunAsync(options, cancellationToken);
        return (code, output.ToString());
    }
}
