using Agent.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Agent.Tests.EndToEnd;

/// <summary>A morning's work on the page over the real hub, by keyboard and on a phone.</summary>
[CancelAfter(400_000)]
public sealed class PageWorkTests
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

    [TestCase(1280)]
    [TestCase(360)]
    public async Task Tile_Opened_AsksTheQuestionBehindIt(int width)
    {
        var page = await _browser.OpenAsync(_hub.Url.AbsoluteUri, width, 800);
        var figure = await page.Locator("[data-tile=open_high_risks] .value").InnerTextAsync();

        await page.Locator("[data-tile=open_high_risks] button").ClickAsync();
        await FinishedAsync(page);

        await Expect(page.Locator(".answer")).ToContainTextAsync(figure.Split(' ', '\n')[0]);
    }

    [Test]
    public async Task Table_Long_ShowsAndSavesAllRows_SortedAndFilteredByKeyboard(CancellationToken cancellationToken)
    {
        var page = await _browser.OpenAsync(_hub.Url.AbsoluteUri);
        await AskAsync(page, "How many incidents were there in 2024?");
        await page.Locator(".figure-cell").First.ClickAsync();
        await Expect(page.Locator(".exchange")).ToHaveCountAsync(2);
        await FinishedAsync(page);
        var table = page.Locator(".exchange").Last.Locator(".card.table").First;
        if (await table.GetByRole(AriaRole.Button, new() { Name = "Show all 219" }).CountAsync() > 0)
            await table.GetByRole(AriaRole.Button, new() { Name = "Show all 219" }).ClickAsync();
        await Expect(table.Locator(".tools [role=status]")).ToHaveTextAsync("219 rows");
        Assert.That(await table.Locator("tbody tr").CountAsync(), Is.LessThan(80), "rows out of view are drawn");

        await table.Locator("th button").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(table.Locator("th").First).ToHaveAttributeAsync("aria-sort", "ascending");
        await table.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true }).ClickAsync();
        await table.Locator(".filters input").First.FillAsync("1");
        await Expect(table.Locator(".tools [role=status]")).ToContainTextAsync("of 219 rows match");

        var csv = await page.RunAndWaitForDownloadAsync(() =>
            table.GetByRole(AriaRole.Button, new() { Name = "Download CSV" }).ClickAsync()
        );
        Assert.That(await File.ReadAllLinesAsync(await csv.PathAsync(), cancellationToken), Has.Length.GreaterThanOrEqualTo(220));
        var excel = await page.RunAndWaitForDownloadAsync(() =>
            table.GetByRole(AriaRole.Button, new() { Name = "Download Excel" }).ClickAsync()
        );
        Assert.That(excel.SuggestedFilename, Does.EndWith(".xlsx"));
    }

    [Test]
    public async Task Chart_IsReadByKeyboard_ChangedAndSaved(CancellationToken cancellationToken)
    {
        var page = await _browser.OpenAsync(_hub.Url.AbsoluteUri);
        await AskAsync(page, "Chart the number of incidents by department");
        await page.Locator(".plot-frame").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator(".pointed-words")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\w.*: \d+$"));

        var svg = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "SVG" }).ClickAsync());
        Assert.That(
            await File.ReadAllTextAsync(await svg.PathAsync(), cancellationToken),
            Does.Contain("Maintenance").And.Not.Contain("var(--")
        );
        var png = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "PNG" }).ClickAsync());
        Assert.That((await File.ReadAllBytesAsync(await png.PathAsync(), cancellationToken))[1..4], Is.EqualTo("PNG"u8.ToArray()));
        Assert.That(_browser.Complaints, Is.Empty);
    }

    [Test]
    public async Task Conversation_LeftAndOpenedAgain_IsThere_AndIsRenamedAndDeleted()
    {
        var page = await _browser.OpenAsync(_hub.Url.AbsoluteUri);
        await AskAsync(page, "How many incidents are there?");
        await page.GetByRole(AriaRole.Button, new() { Name = "New conversation" }).ClickAsync();
        await Expect(page.Locator(".exchange")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Conversations", Exact = true }).ClickAsync();
        await page.Locator(".entry").ClickAsync();
        await Expect(page.Locator(".answer")).ToContainTextAsync("867");

        // Printed when the chart is drawn.
        await AskAsync(page, "Chart the number of incidents by department");
        await page.EvaluateAsync("() => { window.print = () => { window.printed = document.querySelectorAll('.plot svg').length; }; }");
        await page.Locator(".actions summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Print or PDF" }).ClickAsync();
        await page.WaitForFunctionAsync("() => window.printed === 1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Conversations", Exact = true }).ClickAsync();

        page.Dialog += (_, dialog) => _ = dialog.Type == "prompt" ? dialog.AcceptAsync("Monday") : dialog.AcceptAsync();
        await page.Locator(".actions summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename" }).ClickAsync();
        await Expect(page.Locator(".entry .title")).ToHaveTextAsync("Monday");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.Locator(".entry")).ToHaveCountAsync(0);
        await Expect(page.Locator(".exchange")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Answer_Pinned_IsOnTheHomePage_AndAskedAnew()
    {
        var page = await _browser.OpenAsync(_hub.Url.AbsoluteUri);
        await AskAsync(page, "How many incidents are there?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pin to home" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New conversation" }).ClickAsync();

        await Expect(page.Locator(".tile.pin .value")).ToContainTextAsync("867");
        await page.ReloadAsync();
        await Expect(page.Locator(".tile.pin .value")).ToContainTextAsync("867");
        await page.GetByRole(AriaRole.Button, new() { Name = "Unpin How many incidents are there?" }).ClickAsync();
        await Expect(page.Locator(".tile.pin")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Answers_OneAfterAnother_StandAtTheTopOfTheWindow()
    {
        var page = await _browser.OpenAsync(_hub.Url.AbsoluteUri);
        foreach (
            var question in new[]
            {
                "How many incidents are there?",
                "How many audits are there?",
                "Chart the number of incidents by department",
            }
        )
            await AskAsync(page, question);

        var top = await page.Locator(".exchange")
            .Last.Locator(".question")
            .EvaluateAsync<double>("question => question.getBoundingClientRect().top");
        Assert.That(top, Is.InRange(0, 300));
    }

    [Test]
    public async Task Element_InAnotherPage_ShowsTheHub_AndAsks(CancellationToken cancellationToken)
    {
        await using var other = await OtherPage.StartAsync();
        await using var hub = await TestHub.StartOnPortAsync([$"Agent:Security:AllowedOrigins:0={other.Origin}"]);
        other.Html =
            $"""<!doctype html><title>Intranet</title><script type="module" src="{hub.Url}agent-hub.js"></script><agent-hub dataset="hse-sample.xlsx" theme="dark" style="--agent-hub-accent: #ff8800"></agent-hub>""";

        var page = await _browser.OpenAsync(other.Origin);
        var frame = page.FrameLocator("agent-hub iframe");
        await Expect(frame.Locator(".tile").First).ToBeVisibleAsync();
        await frame.GetByLabel("Your question").FillAsync("How many incidents are there?");
        await frame.GetByLabel("Your question").PressAsync("Enter");

        await Expect(frame.Locator(".answer")).ToContainTextAsync("867");
        await Expect(frame.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(frame.Locator("html")).ToHaveAttributeAsync("style", "--accent: #ff8800;");
        await Expect(frame.Locator(".brand")).ToBeHiddenAsync();
    }

    [Test]
    public async Task Element_InAPageThatIsNotListed_ShowsNothing()
    {
        await using var other = await OtherPage.StartAsync();
        other.Html = $"<!doctype html><title>Elsewhere</title><iframe src=\"{_hub.Url}?embed=1\"></iframe>";

        var page = await _browser.OpenAsync(other.Origin);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await Expect(page.FrameLocator("iframe").Locator("#app")).ToHaveCountAsync(0);
    }

    private static async Task AskAsync(IPage page, string question)
    {
        var before = await page.Locator(".exchange").CountAsync();
        await page.GetByLabel("Your question").FillAsync(question);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".exchange")).ToHaveCountAsync(before + 1);
        await FinishedAsync(page);
    }

    private static Task FinishedAsync(IPage page) => Expect(page.Locator(".exchange").Last).ToHaveAttributeAsync("data-phase", "finished");
}
