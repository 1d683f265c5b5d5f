using Agent.Tests.Support;

namespace Agent.Tests.Architecture;

/// <summary>
/// Holds the length of lines as a ratchet: a project may have no more lines over <see cref="MaxLength"/> characters than stand here. When
/// lines were wrapped, its number is lowered to what is left.
/// </summary>
public sealed class LineLengthTests
{
    /// <summary>The same as <c>max_line_length</c> in .editorconfig.</summary>
    private const int MaxLength = 140;

    [TestCase("Agent.Benchmarks", 14)]
    [TestCase("Agent.Client", 0)]
    [TestCase("Agent.Console", 6)]
    [TestCase("Agent.Core", 34)]
    [TestCase("Agent.Data", 154)]
    [TestCase("Agent.Hub", 47)]
    [TestCase("Agent.Planning", 0)]
    [TestCase("Agent.Protocol", 0)]
    [TestCase("Agent.Protocol.MessagePack", 0)]
    [TestCase("Agent.Tests", 194)]
    [TestCase("eng", 59)]
    [TestCase("web", 10)]
    public void Project_HasNoMoreLongLines_ThanStandHere(string project, int allowed)
    {
        var found = LongLines(project).ToList();

        Assert.That(
            found,
            Has.Count.AtMost(allowed),
            $"wrap what was added at {MaxLength} characters:{Environment.NewLine}{string.Join(Environment.NewLine, found)}"
        );
    }

    [Test]
    public void Projects_AreAllHeld()
    {
        var held = typeof(LineLengthTests).GetMethod(nameof(Project_HasNoMoreLongLines_ThanStandHere))!
            .GetCustomAttributes(typeof(TestCaseAttribute), false)
            .Cast<TestCaseAttribute>()
            .Select(test => (string)test.Arguments[0]!)
            .ToHashSet();

        Assert.That(Source.Select(Project).Distinct().Where(project => !held.Contains(project)), Is.Empty);
    }

    private static IEnumerable<string> Source =>
        TrackedFiles.All.Where(file => Path.GetExtension(file) is ".cs" or ".ts" or ".tsx" or ".mjs");

    private static IEnumerable<string> LongLines(string project) =>
        from file in Source
        where Project(file) == project
        from line in File.ReadLines(TrackedFiles.FullPath(file)).Select((text, at) => (text, at))
        where line.text.Length > MaxLength
        select $"{file}:{line.at + 1}";

    private static string Project(string file) => file.Split('/')[0];
}
