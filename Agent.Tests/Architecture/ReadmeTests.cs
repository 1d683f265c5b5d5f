using Agent.Tests.Support;

namespace Agent.Tests.Architecture;

/// <summary>The README's samples are the ones that tests run; <see cref="DocumentationLinkTests"/> holds the files it names.</summary>
public sealed class ReadmeTests
{
    [TestCase("web/samples/ask.mjs", "js")]
    [TestCase("web/samples/signalr.mjs", "js")]
    public void Sample_OfJavaScript_StandsInTheReadmeToTheLetter(string file, string language) =>
        Assert.That(TrackedFiles.Read("README.md"), Does.Contain($"```{language}\n{TrackedFiles.Read(file)}```"));

    [Test]
    public void Sample_OfDotNet_StandsInTheReadmeToTheLetter()
    {
        var lines = TrackedFiles.Read("Agent.Tests/Samples/AskSample.cs").Split('\n').Select(line => line.TrimEnd()).ToList();
        var from = lines.FindIndex(line => line.EndsWith("<sample>", StringComparison.Ordinal)) + 1;
        var to = lines.FindIndex(line => line.EndsWith("</sample>", StringComparison.Ordinal));
        var sample = lines[from..to].Select(line => line.Length > 8 ? line[8..] : string.Empty);

        Assert.That(TrackedFiles.Read("README.md"), Does.Contain($"```csharp\n{string.Join('\n', sample)}\n```"));
    }
}
