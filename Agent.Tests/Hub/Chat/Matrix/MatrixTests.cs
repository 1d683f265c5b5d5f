using System.Globalization;
using Agent.Core.Runs;
using Agent.Tests.Support.ScriptedEndpoint;

namespace Agent.Tests.Hub.Chat.Matrix;

/// <summary>Every row of the endpoint matrix, through the whole of a run, on both shapes of address.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class MatrixTests
{
    private static readonly AddressShape[] Shapes = [AddressShape.Plain, AddressShape.Azure];

    [TestCaseSource(nameof(Cases)), CancelAfter(120_000)]
    public async Task Row_EndsInAnAnswerOrOneFault(MatrixRow row, AddressShape shape, CancellationToken token)
    {
        await using var server = new ScriptedModelServer(number => number == 0 || row.Code is not null ? row.Serve : Scripts.Answer);
        await using var hub = ModelHub.For(server, shape, row.Settings);
        var run = await hub.AskAsync(token);
        await hub.UntilNothingIsLeftAsync(server, token);
        var requests = server.Requests.ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(run.Events.Count(next => next.IsTerminal), Is.EqualTo(1));
            Assert.That(run.HalfOpen(), Is.Empty);
            Assert.That(run.Error?.Code, Is.EqualTo(row.Code));
            Assert.That(run.Result?.Answer, Is.EqualTo(row.Answer));
            Assert.That(run.Text, Is.EqualTo(row.Shown ?? row.Answer ?? string.Empty));
            Assert.That(run.Reasoning, Is.EqualTo(row.Reasoning));
            Assert.That(hub.Calls.Made.Order(), Is.EqualTo(row.Calls.Order()));
            if (row.NextTurnHolds is { } held)
                Assert.That(
                    requests[1].Body.Contains(held, StringComparison.Ordinal),
                    Is.EqualTo(!row.NotForAzure || shape != AddressShape.Azure)
                );
            if (row.Usage is { } usage)
                Assert.That(Written(run), Is.EqualTo(usage));
            if (row.Code is not null)
                Assert.That(requests, Has.Length.EqualTo(row.Retryable ? 2 : 1));
            Assert.That(
                requests.Select(request => request.Target.Split('?')[0]),
                Is.All.EqualTo(shape == AddressShape.Azure ? "/openai/deployments/scripted-1/chat/completions" : "/v1/chat/completions")
            );
            Assert.That(
                requests.Select(request => request.Headers.GetValueOrDefault(shape == AddressShape.Azure ? "api-key" : "Authorization")),
                Is.All.EqualTo(shape == AddressShape.Azure ? "the-key" : "Bearer the-key")
            );
        });
    }

    [TestCaseSource(nameof(RetryableCases)), CancelAfter(120_000)]
    public async Task RetryableRow_ThenSuccess_IsAnAnswer(MatrixRow row, AddressShape shape, CancellationToken token)
    {
        await using var server = new ScriptedModelServer(row.Serve, Scripts.Answer);
        await using var hub = ModelHub.For(server, shape, row.Settings);
        var run = await hub.AskAsync(token);
        await hub.UntilNothingIsLeftAsync(server, token);

        Assert.Multiple(() =>
        {
            Assert.That(run.Error?.Code, Is.Null);
            Assert.That(run.Text, Is.EqualTo("There were 42."), "nothing of the failed attempt is shown");
            Assert.That(run.HalfOpen(), Is.Empty);
            Assert.That(server.Requests, Has.Count.EqualTo(2));
            Assert.That(hub.Health.Read().Single().Retries, Is.EqualTo(1));
        });
    }

    [Test]
    public void Rows_HaveDifferentNames() => Assert.That(Rows().Select(row => row.Name), Is.Unique);

    /// <summary>The sentences a user sees name no address and no key, and are not the same word for every failure.</summary>
    [Test]
    public void Codes_AllHaveASentenceOfTheirOwn()
    {
        var codes = Rows().Select(row => row.Code).OfType<string>().Distinct().ToList();
        Assert.That(codes.Select(code => RunProblems.ToEvent(code).Message), Is.Unique);
    }

    private static IEnumerable<MatrixRow> Rows() =>
        [
            .. BeforeTheStream.Rows(),
            .. InTheStream.Sse(),
            .. InTheStream.FrameForms(),
            .. InTheStream.Errors(),
            .. InTheStream.FinishReasons(),
            .. Contents.ToolCalls(),
            .. Contents.Reasoning(),
            .. Contents.Usage(),
        ];

    private static IEnumerable<TestCaseData> Cases() => Both(Rows());

    private static IEnumerable<TestCaseData> RetryableCases() => Both(Rows().Where(row => row.Retryable));

    private static IEnumerable<TestCaseData> Both(IEnumerable<MatrixRow> rows) =>
        from row in rows from shape in Shapes select new TestCaseData(row, shape).SetArgDisplayNames(row.Name, shape.ToString());

    private static string Written(ModelRun run) => run.Result?.Usage is { } usage
        ? string.Create(CultureInfo.InvariantCulture, $"{usage.InputTokens}/{usage.OutputTokens}/{usage.Cost}")
        : "none";
}
