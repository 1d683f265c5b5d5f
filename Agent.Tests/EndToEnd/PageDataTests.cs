using Agent.Client;
using Agent.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Agent.Tests.EndToEnd;

/// <summary>
/// A hub from its first visitor to a shared answer, and words that people give to their data, over the real hub, each screen looked at.
/// </summary>
[CancelAfter(400_000)]
public sealed class PageDataTests
{
    private const string Key = "anna-key-0123456789";

    private Browser _browser = null!;

    [SetUp]
    public async Task SetUp() => _browser = await Browser.StartAsync();

    [TearDown]
    public async Task TearDown()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
    }

    [TestCase(1280)]
    [TestCase(360)]
    public async Task EmptyHub_FromAWrongKey_ToAPinnedAndSharedAnswer(int width)
    {
        await using var hub = await TestHub.StartOnPortAsync(
            [
                "Agent:Data:Sample=false",
                "Agent:Security:ApiKeys:0:Name=anna",
                $"Agent:Security:ApiKeys:0:Key={Key}",
                "Agent:Security:ApiKeys:0:Admin=true",
            ],
            prepare: _ => { }
        );
        var page = await _browser.OpenAsync(hub.Url.AbsoluteUri, width, 800);

        await page.Locator("#hub-key").FillAsync("wrong-key-0123456789");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("The hub does not know this key.")).ToBeVisibleAsync();
        await Screens.CheckAsync(page, "key");
        await page.Locator("#hub-key").FillAsync(Key);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Use the sample workbook" })).ToBeVisibleAsync();
        await Screens.CheckAsync(page, "empty");

        await page.GetByRole(AriaRole.Button, new() { Name = "Use the sample workbook" }).PressAsync("Enter");
        await Expect(page.Locator(".tile").First).ToBeVisibleAsync();
        await AskAsync(page, "How many incidents are there?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pin to home" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Unpin" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        await Expect(page.Locator(".made input")).ToBeVisibleAsync();
        await Screens.CheckAsync(page, "share");
        var link = await page.Locator(".made input").InputValueAsync();
        var stranger = await _browser.OpenAsync(link, width, 800);
        await Expect(stranger.Locator(".answer")).ToContainTextAsync("867");
        await Expect(stranger.GetByLabel("Your question")).ToHaveCountAsync(0);
        await Screens.CheckAsync(stranger, "shared");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(page.Locator(".links")).ToHaveCountAsync(0);
        await stranger.ReloadAsync();
        await Expect(stranger.GetByText("This link has ended or was withdrawn.")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Administration" }).ClickAsync();
        await Expect(page.GetByText("Audit, latest first")).ToBeVisibleAsync();
        await Screens.CheckAsync(page, "admin");
        await page.Keyboard.PressAsync("Escape");

        // As if the figure had been another one on the last visit.
        await page.GotoAsync("about:blank");
        await using (var client = hub.Client(key: Key))
            await client.SaveSettingAsync(
                "pins.seen",
                System.Text.Json.JsonSerializer.SerializeToElement(
                    new Dictionary<string, string> { [(await client.PinsAsync()).Single().PinId] = "860 incidents." }
                )
            );
        await page.GotoAsync(hub.Url.AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "New conversation" }).ClickAsync();
        await Expect(page.Locator(".tile.pin .value")).ToContainTextAsync("867");
        await Expect(page.Locator(".tile.pin .moved")).ToHaveTextAsync("was 860 incidents. on your last visit");
        await Screens.CheckAsync(page, "pinned");
    }

    [Test]
    public async Task Word_GivenToAChip_IsUsedInQuestions_AndStandsInTheEditor()
    {
        await using var hub = await TestHub.StartOnPortAsync();
        var page = await _browser.OpenAsync(hub.Url.AbsoluteUri);
        await AskAsync(page, "How many incidents at Northfield?");
        var chip = page.Locator(".exchange").Last.Locator("button.chip[data-kind=filter]").First;

        await chip.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".remember input").FillAsync("home plant");
        await Screens.CheckAsync(page, "chip");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".said")).ToHaveTextAsync("“home plant” now means Site Northfield.");
        var figure = await page.Locator(".headline .figure").First.InnerTextAsync();
        await AskAsync(page, "How many home plant incidents are there?");
        await Expect(page.Locator(".exchange").Last.Locator(".headline .figure").First).ToHaveTextAsync(figure);

        await page.GetByRole(AriaRole.Button, new() { Name = "About this data" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Describe this data" }).ClickAsync();
        await page.GetByText("As text", new() { Exact = true }).ClickAsync();
        await Expect(page.Locator(".describe textarea")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("home plant"));
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Plant North");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".describe textarea"))
            .ToHaveValueAsync(new System.Text.RegularExpressions.Regex("home plant[\\s\\S]*title: \"Plant North\""));
        await Expect(page.Locator(".changes")).ToContainTextAsync("Title: hse-sample → Plant North");
        await Screens.CheckAsync(page, "describe");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Saved. Questions use it from now on.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Dataset", new() { Exact = true })).ToContainTextAsync("Plant North");
    }

    [Test]
    public async Task Chip_Changed_RunsTheChangedQuery_AndAFollowUpAndABarLeadFurther()
    {
        await using var hub = await TestHub.StartOnPortAsync();
        var page = await _browser.OpenAsync(hub.Url.AbsoluteUri);
        await AskAsync(page, "Chart the number of incidents by department");
        var before = await page.Locator(".headline").First.InnerTextAsync();

        await page.Locator("button.chip[data-kind=group]").First.ClickAsync();
        await page.Locator(".chip-box .menu button").First.ClickAsync();
        await FinishedAsync(page, 2);
        await Expect(page.Locator(".exchange").Last.Locator(".answer")).Not.ToContainTextAsync(before);
        await page.Locator(".exchange").Last.Locator(".suggestions button").First.ClickAsync();
        await FinishedAsync(page, 3);

        await page.Locator(".exchange").First.Locator(".plot-frame").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await FinishedAsync(page, 4);
        await Expect(page.Locator(".exchange").Last.Locator(".question")).ToContainTextAsync("Records");
        Assert.That(_browser.Complaints, Is.Empty);
    }

    private static async Task AskAsync(IPage page, string question)
    {
        var before = await page.Locator(".exchange").CountAsync();
        await page.GetByLabel("Your question").FillAsync(question);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await FinishedAsync(page, before + 1);
    }

    private static async Task FinishedAsync(IPage page, int exchanges)
    {
        await Expect(page.Locator(".exchange")).ToHaveCountAsync(exchanges);
        await Expect(page.Locator(".exchange").Last).ToHaveAttributeAsync("data-phase", "finished");
    }
}
