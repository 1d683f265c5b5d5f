using System.Text.RegularExpressions;
using Agent.Tests.Support;

namespace Agent.Tests.Architecture;

/// <summary>
/// The doors of the projects, for whoever reads the code the first time; <see cref="DocumentationLinkTests"/> follows their links.
/// </summary>
public sealed partial class DoorTests
{
    private const int FilesToRead = 5;

    [TestCase("Agent.Core")]
    [TestCase("Agent.Data")]
    [TestCase("Agent.Planning")]
    [TestCase("Agent.Hub")]
    [TestCase("web")]
    public void Door_HasADrawing_FiveFilesInOrder_AndRecipes(string project)
    {
        var page = TrackedFiles.Read($"{project}/README.md");

        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("```\n"), "a drawing");
            Assert.That(page, Does.Contain("Read in this order:"));
            Assert.That(Steps().Matches(page).Select(step => step.Groups[1].Value[0] - '0'), Is.EqualTo(Enumerable.Range(1, FilesToRead)));
            Assert.That(page, Does.Contain("# To add or change …"));
        });
    }

    [Test]
    public void Decisions_AreInTheIndex_UnderNumbersOfTheirOwn()
    {
        var index = TrackedFiles.Read("docs/decisions/README.md");
        var pages = TrackedFiles.All.Where(file => Decision().IsMatch(file)).Select(file => file["docs/decisions/".Length..]).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(pages.Where(page => !index.Contains($"({page})", StringComparison.Ordinal)), Is.Empty, "list them in the index");
            Assert.That(pages.Select(page => page[..4]), Is.Unique);
            Assert.That(
                pages.Where(page => !TrackedFiles.Read($"docs/decisions/{page}").StartsWith($"# {page[..4]}: ", StringComparison.Ordinal)),
                Is.Empty,
                "a heading is number, colon, what is decided"
            );
        });
    }

    [GeneratedRegex(@"^(\d)\. \[[^\]]+\]\([^)]+\)", RegexOptions.Multiline)]
    private static partial Regex Steps();

    [GeneratedRegex(@"^docs/decisions/\d{4}-.*\.md$")]
    private static partial Regex Decision();
}
