using System.Text.RegularExpressions;
using Agent.Tests.Support;

namespace Agent.Tests.Architecture;

/// <summary>Links and pictures of the documentation lead somewhere.</summary>
public sealed partial class DocumentationLinkTests
{
    [Test]
    public void Links_WithinTheRepository_LeadToFilesAndHeadings()
    {
        var pages = TrackedFiles.All.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).ToList();

        Assert.That(pages.SelectMany(Broken), Is.Empty);
    }

    private static IEnumerable<string> Broken(string page)
    {
        foreach (var target in Link().Matches(WithoutCode(TrackedFiles.Read(page))).Select(match => match.Groups[1].Value))
        {
            if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
                continue;
            var parts = target.Split('#', 2);
            var file =
                parts[0].Length == 0
                    ? page
                    : Path.GetRelativePath(
                        RepositoryRoot.Path,
                        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(TrackedFiles.FullPath(page))!, parts[0]))
                    );
            if (!Exists(file) || (parts.Length == 2 && !Headings(file).Contains(parts[1])))
                yield return $"{page}: {target}";
        }
    }

    private static bool Exists(string file) =>
        TrackedFiles.All.Any(tracked => tracked == file || tracked.StartsWith(file.TrimEnd('/') + "/", StringComparison.Ordinal));

    // Anchors as GitHub makes them: lower case, no punctuation, hyphens for spaces.
    private static HashSet<string> Headings(string page) =>
        [.. Heading().Matches(WithoutCode(TrackedFiles.Read(page)))
            .Select(match => NotInAnchor().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'))];

    private static string WithoutCode(string text) => Code().Replace(text, string.Empty);

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();
}
