using System.Globalization;

namespace Agent.Tests.Support;

/// <summary>
/// The seed of a test that tries what chance makes: another one each time on a developer's machine, always the same where <c>CI</c> is set,
/// so
/// that a change is refused for what it broke. Longer searches are commands of their own (<c>eng/fuzz</c>, docs/benchmarks.md).
/// </summary>
internal static class TestSeed
{
    private const int Fixed = 20_261_130;

    /// <summary>The number in an environment variable; without it the fixed seed on CI, or one by chance.</summary>
    /// <param name="variable">Name of the variable with which a seed is tried again; null where a test has none.</param>
    public static int Next(string? variable = null) =>
        variable is not null
        && int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var asked)
            ? asked
        : Requires.IsCi ? Fixed
        : Random.Shared.Next();
}
