using Agent.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Agent.Tests.EndToEnd;

/// <summary>Bringing a workbook by the page, to the product's own hub.</summary>
[CancelAfter(400_000)]
public sealed class UploadPageTests
{
    private const string Admin = "admin-key-0123456789";

    private static readonly byte[] Csv = "Id,Department,Days\nA-1,Yard,3\nA-2,Yard,4\nA-3,Office,1\n"u8.ToArray();

    [Test]
    public async Task File_Chosen_IsAddedAndCanBeAsked()
    {
        await using var browser = await Browser.StartAsync();
        await using var hub = await TestHub.StartOnPortAsync(prepare: First);
        var page = await browser.OpenAsync(hub.Url.ToString());

        await page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "visits.csv",
                    MimeType = "text/csv",
                    Buffer = Csv,
                }
            );

        await Expect(page.Locator(".notice")).ToContainTextAsync("visits.csv is ready.");
        await Expect(page.Locator(".picker select")).ToHaveValueAsync("visits");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete" })).ToHaveCountAsync(0);
        Assert.That(browser.Complaints, Is.Empty);
    }

    [Test]
    public async Task File_Dropped_IsAdded()
    {
        await using var browser = await Browser.StartAsync();
        await using var hub = await TestHub.StartOnPortAsync(prepare: First);
        var page = await browser.OpenAsync(hub.Url.ToString());
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add a workbook" })).ToBeVisibleAsync();

        var files = await page.EvaluateHandleAsync(
            "() => { const data = new DataTransfer(); data.items.add(new File(['Id,Department\\n1,Yard\\n2,Office\\n'], 'dropped.csv')); return data; }"
        );
        await page.Locator("main").DispatchEventAsync("dragover", new { dataTransfer = files });
        await Expect(page.Locator(".dropzone")).ToBeVisibleAsync();
        await page.Locator("main").DispatchEventAsync("drop", new { dataTransfer = files });

        await Expect(page.Locator(".notice")).ToContainTextAsync("dropped.csv is ready.");
        await Expect(page.Locator(".dropzone")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task File_NotTaken_SaysTheHubsReason()
    {
        await using var browser = await Browser.StartAsync();
        await using var hub = await TestHub.StartOnPortAsync(prepare: First);
        var page = await browser.OpenAsync(hub.Url.ToString());

        await page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "visits.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = Csv,
                }
            );

        await Expect(page.Locator(".notice[role=alert]")).ToContainTextAsync("not an Excel workbook");
    }

    [Test]
    public async Task Admin_DeletesADataset_AfterBeingAsked()
    {
        await using var browser = await Browser.StartAsync();
        await using var hub = await TestHub.StartOnPortAsync(
            ["Agent:Security:ApiKeys:0:Name=ada", $"Agent:Security:ApiKeys:0:Key={Admin}", "Agent:Security:ApiKeys:0:Admin=true"],
            prepare: First
        );
        var page = await browser.OpenAsync(hub.Url.ToString());
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.Locator("#hub-key").FillAsync(Admin);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "About this data" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Expect(page.Locator(".picker select option", new() { HasTextString = "first" })).ToHaveCountAsync(0);
        Assert.That(File.Exists(Path.Combine(hub.Folder, "first.csv")), Is.False);
    }

    private static void First(string folder) => File.WriteAllText(Path.Combine(folder, "first.csv"), "Id,Department\n1,Office\n2,Yard\n");
}
