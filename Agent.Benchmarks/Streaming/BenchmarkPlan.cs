using System.Globalization;
using Agent.Benchmarks.Streaming.Load;

namespace Agent.Benchmarks.Streaming;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">How often each figure is measured; the median counts.</param>
/// <param name="Measured">How long one load is measured.</param>
/// <param name="Levels">Concurrent runs.</param>
/// <param name="Only">The one section to measure; null: all.</param>
/// <param name="Arm">Ends of the names of the arms to measure, parted by |; null: all.</param>
internal sealed record BenchmarkPlan(int Rounds, TimeSpan Measured, IReadOnlyList<int> Levels, string? Only = null, string? Arm = null)
{
    private static BenchmarkPlan Full { get; } = new(5, TimeSpan.FromSeconds(3), [1, 10, 100, 500, 1_000]);

    private static BenchmarkPlan Quick { get; } = new(1, TimeSpan.FromSeconds(2), [1, 100, 1_000]);

    /// <summary>
    /// Reads <c>--quick</c>, <c>--rounds 5</c>, <c>--levels 1,1000</c> <c>--only load</c> and <c>--arm "hub|, items"</c>.
    /// </summary>
    public static BenchmarkPlan Of(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var plan = arguments.Contains("--quick") ? Quick : Full;
        if (Option(arguments, "--rounds") is { } rounds)
            plan = plan with { Rounds = int.Parse(rounds, CultureInfo.InvariantCulture) };
        if (Option(arguments, "--levels") is { } levels)
            plan = plan with { Levels = [.. levels.Split(',').Select(level => int.Parse(level, CultureInfo.InvariantCulture))] };
        return plan with { Only = Option(arguments, "--only"), Arm = Option(arguments, "--arm") };
    }

    /// <summary>Whether a section is to be measured.</summary>
    public bool Has(string section) => Only is null || Only == section;

    /// <summary>The arms to measure.</summary>
    public IReadOnlyList<Arm> Arms =>
        [.. Load.Arm.All.Where(arm => Arm is null || Arm.Split('|').Any(part => arm.Name.EndsWith(part, StringComparison.Ordinal)))];

    private static string? Option(IReadOnlyList<string> arguments, string name) =>
        arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();
}
