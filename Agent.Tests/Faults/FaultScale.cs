using System.Globalization;

namespace Agent.Tests.Faults;

/// <summary>
/// How many faults are tried: a bounded part in every run of the suite, more by an environment variable (docs/benchmarks.md has the whole).
/// </summary>
internal static class FaultScale
{
    public static int Of(string variable, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : standard;
}
