using Agent.Protocol;
using Agent.Tests.Hub.Chat.Matrix;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Chat;

/// <summary>The same chat against an endpoint that others wrote, on three shapes of address.</summary>
public sealed class IndependentMockTests
{
    // Set before the first test, by NUnit.
    private static AiMock _mock = null!;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        _mock = await AiMock.StartAsync(patience.Token);
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (_mock is not null)
            await _mock.DisposeAsync();
    }

    [TestCase("openai", "v1"), TestCase("azure", ""), TestCase("openrouter", "api/v1"), CancelAfter(120_000)]
    public async Task Text_IsWhole(string profile, string path, CancellationToken token)
    {
        await using var hub = Hub(profile, path);
        var run = await hub.AskAsync(token, question: "plain text");

        Assert.Multiple(() =>
        {
            Assert.That(run.Result?.Answer, Is.EqualTo("There were 42 incidents in Zürich – all closed."));
            Assert.That(run.Result?.Usage?.OutputTokens, Is.GreaterThan(0));
            Assert.That(run.HalfOpen(), Is.Empty);
        });
    }

    [TestCase("openai", "v1"), TestCase("azure", ""), TestCase("openrouter", "api/v1"), CancelAfter(120_000)]
    public async Task ToolCalls_AreMadeAndAnswered(string profile, string path, CancellationToken token)
    {
        await using var hub = Hub(profile, path);
        var run = await hub.AskAsync(token, question: "look it up");

        Assert.Multiple(() =>
        {
            Assert.That(hub.Calls.Made, Is.EquivalentTo(new[] { """lookup {"of":"a"}""", """other {"of":"b"}""" }));
            Assert.That(run.Result?.Answer, Is.EqualTo("There were 42."));
        });
    }

    [TestCase("openrouter", "api/v1", "deepseek/deepseek-r1"), TestCase("openai", "v1", "deepseek-reasoner"), CancelAfter(120_000)]
    public async Task Reasoning_IsShownApart(string profile, string path, string model, CancellationToken token)
    {
        await using var hub = Hub(profile, path, model);
        var run = await hub.AskAsync(token, question: "think first");

        Assert.Multiple(() =>
        {
            Assert.That(run.Reasoning, Is.EqualTo("Counting is needed."));
            Assert.That(run.Text, Is.EqualTo("There were 42."));
        });
    }

    [TestCase("too many", ErrorCodes.ModelRateLimited)]
    [TestCase("too long", ErrorCodes.ModelContextLength)]
    [TestCase("broken", ErrorCodes.ModelUnavailable)]
    [TestCase("cut it", ErrorCodes.ModelBadResponse)]
    [CancelAfter(120_000)]
    public async Task Failure_IsOneErrorWithItsCode(string question, string code, CancellationToken token)
    {
        await using var hub = Hub("openai", "v1");
        var run = await hub.AskAsync(token, question: question);

        Assert.Multiple(() =>
        {
            Assert.That(run.Error?.Code, Is.EqualTo(code));
            Assert.That(run.HalfOpen(), Is.Empty);
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Cost_IsReported(CancellationToken token)
    {
        await using var hub = Hub("openrouter", "api/v1");
        var run = await hub.AskAsync(token, question: "what does it cost");

        Assert.That(run.Result?.Usage?.Cost, Is.EqualTo(0.0125));
    }

    [Test, CancelAfter(120_000)]
    public async Task ItsOwnChaos_EndsInAnswersAndPlainErrors(CancellationToken token)
    {
        await using var chaos = await AiMock.StartAsync(
            token,
            "--chaos-drop",
            "0.1",
            "--chaos-malformed",
            "0.1",
            "--chaos-disconnect",
            "0.1"
        );
        await using var hub = ModelHub.At(new Uri(chaos.Address, "v1"), "openai", settings: new() { ["MaxRetries"] = "3" });
        var runs = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => hub.AskAsync(token, question: "plain text")));

        Assert.Multiple(() =>
        {
            Assert.That(runs.Count(run => run.Result is not null), Is.GreaterThanOrEqualTo(36));
            Assert.That(runs.Select(run => run.Error?.Code).OfType<string>(), Is.All.StartsWith("model_"));
            Assert.That(hub.Health.Read()[0].Retries, Is.GreaterThan(0));
        });
    }

    private static ModelHub Hub(string profile, string path, string model = "gpt-4o") =>
        ModelHub.At(new Uri(_mock.Address, path), profile, model);
}
