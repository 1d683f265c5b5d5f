using Microsoft.Playwright;

namespace Agent.Tests.Support;

/// <summary>
/// Looks at a screen: kept as a picture in <c>TestResults/screens</c>, without a finding of axe-core, without scrolling sideways.
/// </summary>
internal static class Screens
{
    /// <summary>Checks the page as it stands.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">Names the picture.</param>
    public static async Task CheckAsync(IPage page, string name)
    {
        var width = page.ViewportSize!.Width;
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path, "TestResults", "screens"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, $"{name}-{width}.png") });
        var findings = await Axe.FindingsAsync(page);
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        Assert.Multiple(() =>
        {
            Assert.That(findings, Is.Empty, name);
            Assert.That(wide, Is.LessThanOrEqualTo(width), $"{name} scrolls sideways");
        });
    }
}
