using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Agent.Tests.EndToEnd;

/// <summary>The page in Chromium against a hub whose answers the test writes.</summary>
[CancelAfter(400_000)]
public sealed class WebPageTests
{
    private StandInHub _hub = null!;
    private Browser _browser = null!;

    [SetUp]
    public async Task SetUp()
    {
        _browser = await Browser.StartAsync();
        _hub = await StandInHub.StartAsync();
    }

    [TearDown]
    public async Task TearDown()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
        if (_browser is not null)
            await _browser.DisposeAsync();
    }

    [Test]
    public async Task Question_Answered_ShowsTextTableChartAndEvidence(CancellationToken cancellationToken)
    {
        var page = await _browser.OpenAsync(_hub.Address);
        await Expect(page.Locator(".picker select")).ToHaveValueAsync("sample");
        var run = await AskAsync(page, "Top departments?", cancellationToken);
        await AnswerAsync(run);

        await Expect(page.Locator(".answer")).ToContainTextAsync("Maintenance has the most incidents: 212");
        await Expect(page.Locator(".card.table caption")).ToHaveTextAsync("Incidents by department");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(5);
        await Expect(page.Locator(".plot svg")).ToBeVisibleAsync();
        await Expect(page.Locator(".plot[role=img]")).ToHaveAttributeAsync("aria-label", RecordedAnswer.Chart.AltText);
        await Expect(page.Locator(".evidence").First).ToContainTextAsync("866 distinct incident_id in 3,862 rows");
        await Expect(page.Locator(".evidence").First).ToContainTextAsync("12 rows (no department)");
        Assert.Multiple(() =>
        {
            Assert.That(run.Request.Dataset, Is.EqualTo("sample"));
            Assert.That(_browser.Complaints, Is.Empty);
            Assert.That(_browser.Requests, Is.All.StartsWith(_hub.Address).Or.StartsWith("data:").Or.StartsWith("blob:"));
        });
    }

    [Test]
    public async Task Answer_WhileItIsMade_ShowsTextAndWork(CancellationToken cancellationToken)
    {
        var page = await _browser.OpenAsync(_hub.Address);
        var run = await AskAsync(page, "Top departments?", cancellationToken);

        await run.AppendAsync(RecordedAnswer.Work[..^3]);
        await Expect(page.Locator(".work > summary")).ToContainTextAsync("Finding the most frequent values…");
        await page.Locator(".work > summary").ClickAsync();
        await Expect(page.Locator(".thinking")).ToHaveCountAsync(1);
        await page.Locator(".call > summary").ClickAsync();
        await Expect(page.Locator(".call pre")).ToContainTextAsync("\"column\": \"Department\"");

        await run.SayAsync("So far **", first: true);
        await Expect(page.Locator(".answer")).ToContainTextAsync("So far");
        await run.SayAsync("good**.");
        await Expect(page.Locator(".answer strong")).ToHaveTextAsync("good");
        await run.FinishAsync();
        await Expect(page.Locator(".exchange")).ToHaveAttributeAsync("aria-busy", "false");
    }

    [Test]
    public async Task Stop_Pressed_CancelsTheRunAndSaysSo(CancellationToken cancellationToken)
    {
        var page = await _browser.OpenAsync(_hub.Address);
        var run = await AskAsync(page, "Something long", cancellationToken);
        await run.SayAsync("It begins", first: true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await run.Cancelled.WaitAsync(cancellationToken);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stopping" })).ToBeDisabledAsync();
        await run.EndCancelledAsync();

        await Expect(page.Locator("[data-code=cancelled]")).ToContainTextAsync("Stopped.");
        await Expect(page.Locator(".answer")).ToContainTextAsync("It begins");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Escape_WhileRunning_Cancels(CancellationToken cancellationToken)
    {
        var page = await _browser.OpenAsync(_hub.Address);
        var run = await AskAsync(page, "Something long", cancellationToken);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stop" })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");

        await run.Cancelled.WaitAsync(cancellationToken);
    }

    [Test]
    public async Task Reload_InTheMiddle_ShowsTheSameRunToItsEnd(CancellationToken cancellationToken)
    {
        var page = await _browser.OpenAsync(_hub.Address);
        var run = await AskAsync(page, "Top departments?", cancellationToken);
        await run.SayAsync("Before the reload, ", first: true);
        await Expect(page.Locator(".answer")).ToContainTextAsync("Before the reload");

        await page.ReloadAsync();
        await Expect(page.Locator(".answer")).ToContainTextAsync("Before the reload");
        await run.SayAsync("and after it.");
        await run.FinishAsync();

        await Expect(page.Locator(".answer")).ToHaveTextAsync("Before the reload, and after it.");
        await Expect(page.Locator(".question")).ToHaveTextAsync("Top departments?");
        await Expect(page.Locator(".exchange")).ToHaveCountAsync(1);
        Assert.That(_hub.HasUntakenRun, Is.False, "the reload asked again");
    }

    [Test]
    public async Task Address_OfARun_ShowsItInAnotherBrowser(CancellationToken cancellationToken)
    {
        var first = await _browser.OpenAsync(_hub.Address);
        var run = await AskAsync(first, "Top departments?", cancellationToken);
        await AnswerAsync(run);
        await Expect(first.Locator(".facts")).ToBeVisibleAsync();

        var second = await _browser.OpenAsync(first.Url);

        await Expect(second.Locator(".question")).ToHaveTextAsync("Top departments?");
        await Expect(second.Locator(".card.table caption")).ToHaveTextAsync("Incidents by department");
    }

    [Test]
    public async Task Connection_CutAndBack_ReconnectsAndCompletesWithoutRepeating(CancellationToken cancellationToken)
    {
        var page = await _browser.OpenAsync(_hub.Address);
        var run = await AskAsync(page, "Top departments?", cancellationToken);
        await run.SayAsync("one ", first: true);
        await Expect(page.Locator(".answer")).ToContainTextAsync("one");

        _hub.Cut();
        await Expect(page.GetByText("Reconnecting")).ToBeVisibleAsync();
        await run.SayAsync("two ");
        _hub.Restore();
        await run.SayAsync("three");
        await run.FinishAsync();

        await Expect(page.Locator(".answer")).ToHaveTextAsync("one two three");
        await Expect(page.GetByText("Reconnecting")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Figure_Clicked_ShowsItsCell_AndAFigureWithoutSourceIsMarked(CancellationToken cancellationToken)
    {
        var page = await _browser.OpenAsync(_hub.Address);
        await AnswerAsync(await AskAsync(page, "Top departments?", cancellationToken));

        await page.Locator(".figure.confirmed", new() { HasText = "180" }).ClickAsync();

        await Expect(page.Locator("td.marked")).ToHaveTextAsync("180");
        await Expect(page.Locator("mark.unconfirmed")).ToHaveTextAsync("9,999");
        await Expect(page.Locator(".facts .warn")).ToContainTextAsync("1 figure in this answer was not found");
    }

    [Test]
    public async Task Answer_WithHostileMarkdown_RunsAndLoadsNothing(CancellationToken cancellationToken)
    {
        var page = await _browser.OpenAsync(_hub.Address);
        var run = await AskAsync(page, "<img src=x onerror=\"window.bad=1\">", cancellationToken);
        await run.SayAsync(
            """
            <script>window.bad=1</script><img src="https://elsewhere.example/x.png" onerror="window.bad=1"> ![x](https://elsewhere.example/y.png)
            [click](javascript:window.bad=1) <a href="https://elsewhere.example" onclick="window.bad=1">link</a>
            <style>body{display:none}</style><form action="https://elsewhere.example"><input name="q"></form><iframe src="https://elsewhere.example"></iframe>
            """,
            first: true);
        await run.FinishAsync();
        await Expect(page.Locator(".exchange")).ToHaveAttributeAsync("data-phase", "finished");

        await Expect(page.Locator(".answer :is(script, img, style, form, input, iframe, [onclick], a[href^=javascript])"))
            .ToHaveCountAsync(0);
        await Expect(page.Locator(".answer a[href]")).ToHaveAttributeAsync("rel", "noopener noreferrer");
        Assert.Multiple(async () =>
        {
            Assert.That(await page.EvaluateAsync<bool>("() => 'bad' in window"), Is.False);
            Assert.That(_browser.Requests, Has.None.Contains("elsewhere"));
        });
    }

    [Test]
    public async Task Refusal_IsSaidInPlainWords_AndAskedAgain(CancellationToken cancellationToken)
    {
        _hub.Refusal = new RunErrorEvent { Code = ErrorCodes.RateLimited, Message = "Too many runs." };
        var page = await _browser.OpenAsync(_hub.Address);
        await page.GetByLabel("Your question").FillAsync("Top departments?");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-code=rate_limited]")).ToContainTextAsync("Too many questions at once");

        _hub.Refusal = null;
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask again" }).ClickAsync();
        var run = await StartAsync(await _hub.NextRunAsync(cancellationToken));
        await AnswerAsync(run);

        await Expect(page.Locator(".exchange").Last.Locator(".answer")).ToContainTextAsync("Maintenance");
    }

    [Test]
    public async Task Suggestion_Clicked_IsAsked_AndAFollowUpKeepsTheThread(CancellationToken cancellationToken)
    {
        var page = await _browser.OpenAsync(_hub.Address);
        await page.GetByRole(AriaRole.Button, new() { Name = "How many incidents are there?" }).ClickAsync();
        var first = await StartAsync(await _hub.NextRunAsync(cancellationToken));
        await AnswerAsync(first);
        await page.GetByRole(AriaRole.Button, new() { Name = "And by month?" }).ClickAsync();
        var second = await _hub.NextRunAsync(cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(first.Request.Question, Is.EqualTo("How many incidents are there?"));
            Assert.That(first.Request.ThreadId, Is.Null);
            Assert.That(second.Request.ThreadId, Is.EqualTo("thread"));
        });
    }

    [Test]
    public async Task Table_Downloaded_IsCsvThatNoSpreadsheetRuns(CancellationToken cancellationToken)
    {
        var page = await _browser.OpenAsync(_hub.Address);
        await AnswerAsync(await AskAsync(page, "Top departments?", cancellationToken));

        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Download CSV" }).ClickAsync()
        );
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(download.SuggestedFilename, Is.EqualTo("incidents-by-department.csv"));
            Assert.That(lines[0], Is.EqualTo("Department,Incidents,Share"));
            Assert.That(lines[^1], Is.EqualTo("\"'=HYPERLINK(\"\"x\"\")\",4,0.46"));
        });
    }

    [TestCase(390)]
    [TestCase(320)]
    public async Task Phone_NarrowWindow_NeverScrollsSideways(int width, CancellationToken cancellationToken)
    {
        var page = await _browser.OpenAsync(_hub.Address, width, 800);
        await AnswerAsync(await AskAsync(page, "Top departments?", cancellationToken));
        await Expect(page.Locator(".plot svg")).ToBeVisibleAsync();

        Assert.That(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
    }

    private static async Task<StandInRun> StartAsync(StandInRun run)
    {
        await run.StartAsync();
        return run;
    }

    private async Task<StandInRun> AskAsync(IPage page, string question, CancellationToken cancellationToken)
    {
        await page.GetByLabel("Your question").FillAsync(question);
        await page.Keyboard.PressAsync("Enter");
        return await StartAsync(await _hub.NextRunAsync(cancellationToken));
    }

    private static async Task AnswerAsync(StandInRun run)
    {
        await run.AppendAsync(RecordedAnswer.Work);
        await run.SayAsync(RecordedAnswer.Text, first: true);
        await run.AppendAsync(RecordedAnswer.Grounding);
        await run.FinishAsync(RecordedAnswer.Text);
    }
}
