using Agent.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Agent.Tests.EndToEnd;

/// <summary>
/// Every screen of the page over the real hub: without a finding of axe-core, without scrolling sideways, and as a picture in
/// <c>TestResults/screens</c>.
/// </summary>
[CancelAfter(400_000)]
public sealed class PageScreensTests
{
    private Browser _browser = null!;
    private TestHub _hub = null!;

    [SetUp]
    public async Task SetUp()
    {
        _browser = await Browser.StartAsync();
        _hub = await TestHub.StartOnPortAsync();
    }

    [TearDown]
    public async Task TearDown()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
        if (_browser is not null)
            await _browser.DisposeAsync();
    }

    [TestCase(1440, ColorScheme.Light)]
    [TestCase(768, ColorScheme.Light)]
    [TestCase(360, ColorScheme.Dark)]
    public async Task Screens_AreSoundForEverybody(int width, ColorScheme scheme)
    {
        var page = await _browser.OpenAsync(_hub.Url.AbsoluteUri, width, width < 500 ? 740 : 900, scheme);
        await Expect(page.Locator(".tile").First).ToBeVisibleAsync();
        await Screens.CheckAsync(page, "home");

        await page.GetByLabel("Your question").FillAsync("incidents in mai");
        await Expect(page.Locator("[role=option]").First).ToBeVisibleAsync();
        await Screens.CheckAsync(page, "asking");

        await AskAsync(page, "Chart the number of incidents by department");
        await Expect(page.Locator(".plot svg")).ToBeVisibleAsync();
        await Screens.CheckAsync(page, "answer");

        await page.Locator(".card.table").GetByRole(AriaRole.Button, new() { Name = "Filter" }).First.ClickAsync();
        await Screens.CheckAsync(page, "table");

        foreach (
            var (name, screen) in new[]
            {
                ("Conversations", "conversations"),
                ("About this data", "dataset"),
                ("Administration", "administration"),
            }
        )
        {
            await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
            await Expect(page.Locator("dialog.panel h3, dialog.panel .entry").First).ToBeVisibleAsync();
            await Screens.CheckAsync(page, screen);
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.Locator("dialog.panel")).ToHaveCountAsync(0);
        }

        Assert.That(_browser.Complaints, Is.Empty);
    }

    [Test]
    public async Task Failure_AndGoneConversation_AreSoundForEverybody()
    {
        var page = await _browser.OpenAsync(_hub.Url.AbsoluteUri + "#conversation=gone");
        await Expect(page.GetByText("This conversation is no longer retained.")).ToBeVisibleAsync();
        await Screens.CheckAsync(page, "gone");
    }

    [Test]
    public async Task Language_Chosen_IsSpokenAndRemembered()
    {
        var page = await _browser.OpenAsync(_hub.Url.AbsoluteUri);
        await page.GetByLabel("Language").SelectOptionAsync("de");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Stellen Sie Fragen zu Ihren Sicherheitsdaten" })).ToBeVisibleAsync();
        await Expect(page.Locator(".tile").Filter(new() { HasText = "Überfällige" })).ToBeVisibleAsync();
        await Screens.CheckAsync(page, "german");

        // A suggestion is worded in German and asked as such: it comes with its query.
        await page.Locator(".suggestions button").Filter(new() { HasText = "pro Monat" }).First.ClickAsync();
        var suggested = page.Locator(".exchange").Last;
        await Expect(suggested).ToHaveAttributeAsync("data-phase", "finished");
        await Expect(suggested).ToContainTextAsync("am meisten");
        await Expect(suggested.Locator(".chip").Filter(new() { HasText = "nach Monat von" })).ToBeVisibleAsync();
        await Expect(suggested.Locator(".suggestions button").First).ToContainTextAsync("Anzahl der");
        await Expect(suggested.Locator(".card.table caption")).ToHaveTextAsync("Anzahl der Vorfälle nach Monat");
        await Expect(suggested.Locator(".card.table th").Last).ToContainTextAsync("Anzahl");

        await page.GetByLabel("Ihre Frage").FillAsync("Which department had the most incidents in 2024?");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".exchange").Last).ToContainTextAsync("hatte die meisten Vorfälle");
        await Expect(page.Locator(".exchange").Last).ToHaveAttributeAsync("data-phase", "finished");
        await Screens.CheckAsync(page, "german-answer");

        await page.ReloadAsync();
        await Expect(page.GetByLabel("Ihre Frage")).ToBeVisibleAsync();
        Assert.That(await page.EvaluateAsync<string>("() => document.documentElement.lang"), Is.EqualTo("de"));
    }

    [Test]
    public async Task Rate_OverTime_IsDrawnItself()
    {
        var page = await _browser.OpenAsync(_hub.Url.AbsoluteUri);
        await AskAsync(page, "TRIR by month");

        var answer = page.Locator(".exchange").Last;
        await Expect(answer.Locator(".answer")).ToContainTextAsync("highest in");
        await Expect(answer.Locator(".plot svg")).ToContainTextAsync("TRIR (per 200,000 h)");
        Assert.That(_browser.Complaints, Is.Empty);
    }

    [Test]
    public async Task NewConversation_FromFarDown_BeginsAtTheTop()
    {
        var page = await _browser.OpenAsync(_hub.Url.AbsoluteUri, 1280, 500);
        await AskAsync(page, "Number of incidents by month");
        await page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");

        await page.GetByRole(AriaRole.Button, new() { Name = "New conversation", Exact = true }).First.ClickAsync();

        await Expect(page.Locator(".tile").First).ToBeVisibleAsync();
        Assert.That(await page.EvaluateAsync<double>("() => scrollY"), Is.Zero);
    }

    private static async Task AskAsync(IPage page, string question)
    {
        await page.GetByLabel("Your question").FillAsync(question);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".exchange").Last).ToHaveAttributeAsync("data-phase", "finished");
    }
}
