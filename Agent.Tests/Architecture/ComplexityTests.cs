using System.Text.RegularExpressions;
using Agent.Tests.Support;

namespace Agent.Tests.Architecture;

/// <summary>The limit of paths through a method is held by an analyzer (CA1502); this holds the list of files it passes over.</summary>
public sealed partial class ComplexityTests
{
    private const int MaxExceptions = 42;

    [Test]
    public void Exceptions_AreNoMoreThanWhenTheLimitCame() => Assert.That(Exceptions().Count, Is.AtMost(MaxExceptions));

    [Test]
    public void Exceptions_AreFilesThatExist() => Assert.That(Exceptions().Except(TrackedFiles.All), Is.Empty, "take these off the list");

    [Test]
    public void Limit_IsHeld() =>
        Assert.Multiple(() =>
        {
            Assert.That(TrackedFiles.Read("eng/CodeMetricsConfig.txt"), Does.Contain("CA1502(Method): 15"));
            Assert.That(TrackedFiles.Read("Directory.Build.props"), Does.Contain("eng/CodeMetricsConfig.txt"));
            Assert.That(TrackedFiles.Read(".editorconfig"), Does.Contain("dotnet_diagnostic.CA1502.severity = warning"));
        });

    private static List<string> Exceptions() =>
        [.. Listed().Matches(TrackedFiles.Read(".editorconfig")).Select(match => match.Groups["file"].Value)];

    [GeneratedRegex(@"^\[(?<file>[^*\]]+\.cs)\]\ndotnet_diagnostic\.CA1502", RegexOptions.Multiline)]
    private static partial Regex Listed();
}
