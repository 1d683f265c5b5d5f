using System.Runtime.InteropServices;

namespace Agent.Benchmarks.Reporting;

/// <summary>Where figures were measured: without it they mean nothing.</summary>
/// <param name="Date">Day of the measurement, UTC.</param>
/// <param name="Cores">Logical processors.</param>
/// <param name="MemoryGigabytes">Memory the process may use.</param>
/// <param name="Os">Operating system.</param>
/// <param name="Runtime">.NET version and architecture.</param>
/// <param name="Build">Release, or Debug: then the figures are worthless.</param>
internal sealed record Machine(string Date, int Cores, double MemoryGigabytes, string Os, string Runtime, string Build)
{
    public static Machine Describe(TimeProvider time) => new(
        time.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1),
        RuntimeInformation.OSDescription,
        $"{RuntimeInformation.FrameworkDescription} {RuntimeInformation.ProcessArchitecture}",
#if DEBUG
        "Debug"
#else
        "Release"
#endif
    );

    public override string ToString() => FormattableString.Invariant(
        $"{Date} · {Cores} cores · {MemoryGigabytes:0.#} GB · {Os} · {Runtime} · {Build}");
}
