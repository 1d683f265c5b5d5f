using System.Text.RegularExpressions;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Agent.Tests.EndToEnd;

/// <summary>The page in Chromium against the real hub over the sample workbook.</summary>
[CancelAfter(400_000)]
public sealed partial class HubPageTests
{
    private Browser _browser = null!;

    [SetUp]
    public async Task SetUp() => _browser = await Browser.StartAsync();

    [TearDown]
    public async Task TearDown()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
    }

    [Test]
    public async Task Question_WithoutAModel_ShowsTextTableChartAndEvidence()
    {
        await using var hub = await TestHub.StartOnPortAsync();
        var page = await _browser.OpenAsync(hub.Url.AbsoluteUri);

        await AskAsync(page, "Chart the number of incidents by department");

        await Expect(page.Locator(".exchange")).ToHaveAttributeAsync("data-phase", "finished");
        await Expect(page.Locator(".answer")).ToContainTextAsync(Figure());
        await Expect(page.Locator(".card.table tbody tr").First).ToBeVisibleAsync();
        await Expect(page.Locator(".plot svg")).ToBeVisibleAsync();
        await Expect(page.Locator(".evidence").First).ToContainTextAsync("SELECT");
        Assert.That(_browser.Complaints, Is.Empty);
    }

    [Test]
    public async Task Question_BehindAProxyThatHoldsStreamsBack_IsAnswered()
    {
        await using var hub = await TestHub.StartOnPortAsync();
        await using var proxy = await BufferingProxy.StartAsync(hub.Url, System.Net.HttpVersion.Version10);
        var page = await _browser.OpenAsync(proxy.Url.AbsoluteUri);

        await AskAsync(page, "How many incidents are there?");

        await Expect(page.Locator(".exchange")).ToHaveAttributeAsync("data-phase", "finished");
        Assert.That(proxy.Tried, Is.EqualTo(new[] { "WebSockets", "ServerSentEvents", "LongPolling" }));
    }

    [Test]
    public async Task Suggestion_Clicked_IsAnswered()
    {
        await using var hub = await TestHub.StartOnPortAsync();
        var page = await _browser.OpenAsync(hub.Url.AbsoluteUri);

        await page.Locator(".suggestions button").First.ClickAsync();

        await Expect(page.Locator(".exchange")).ToHaveAttributeAsync("data-phase", "finished");
        await Expect(page.Locator(".answer")).ToContainTextAsync(Figure());
        await Expect(page.Locator(".facts")).ToContainTextAsync("Answered without a model");
    }

    [Test]
    public async Task Stop_Pressed_EndsTheWorkOnTheHub(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var model = new ScriptedChatClient([new TextContent("It begins"), new TextContent("never")])
        {
            Before = async (content, token) =>
            {
                if (content is TextContent { Text: "It begins" })
                    return;
                await using var registration = token.Register(stopped.SetResult);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            },
        };
        await using var hub = await TestHub.StartOnPortAsync(client: model);
        var page = await _browser.OpenAsync(hub.Url.AbsoluteUri);
        await AskAsync(page, "Something long");
        await Expect(page.Locator(".answer")).ToContainTextAsync("It begins");

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        await stopped.Task.WaitAsync(cancellationToken);
        await Expect(page.Locator("[data-code=cancelled]")).ToBeVisibleAsync();
    }

    private static async Task AskAsync(IPage page, string question)
    {
        await page.GetByLabel("Your question").FillAsync(question);
        await page.Keyboard.PressAsync("Enter");
    }

    [GeneratedRegex(@"\d")]
    private static partial Regex Figure();
}
