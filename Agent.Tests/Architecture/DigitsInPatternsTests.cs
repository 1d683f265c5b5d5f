using Agent.Tests.Support;

namespace Agent.Tests.Architecture;

/// <summary>
/// Patterns write <c>[0-9]</c>: <c>\d</c> stands for the digits of every script, and what is made of them no parser of numbers takes. A
/// question with such digits ended in an error once, and so did every answer that quoted a cell with them.
/// </summary>
public sealed class DigitsInPatternsTests
{
    [Test]
    public void Patterns_MeanDigitsThatCanBeParsed()
    {
        var found =
            from file in TrackedFiles.All
            where Path.GetExtension(file) == ".cs" && file.StartsWith("Agent.", StringComparison.Ordinal)
            where file.Split('/')[0] is not ("Agent.Tests" or "Agent.Benchmarks")
            from line in File.ReadLines(TrackedFiles.FullPath(file)).Select((text, at) => (text, at))
            where line.text.Contains(@"\d", StringComparison.Ordinal)
            select $"{file}:{line.at + 1}";

        Assert.That(found, Is.Empty, @"write [0-9] for \d");
    }
}
