using Microsoft.Playwright;

namespace Agent.Tests.Support;

/// <summary>The rules of axe-core, asked of a page as it stands.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Source = new(() =>
        File.ReadAllText(Path.Combine(RepositoryRoot.Path, "web", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>Every finding of every level: rule, level, the first element that breaks it.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
    {
        // Evaluated by the browser's debugger, so that the page's policy stays as strict as it is.
        await page.EvaluateAsync(Source.Value);
        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ['violations'] });
              return violations.map(v => `${v.id} (${v.impact}): ${v.nodes[0].target} ${v.nodes[0].failureSummary}`);
            }
            """);
    }
}
