namespace Agent.Benchmarks.Data;

/// <summary>What a child process measured of itself.</summary>
/// <param name="Milliseconds">Time of the work.</param>
/// <param name="CpuMilliseconds">Processor time of the whole process, all threads: on a busy machine it says more than the clock.</param>
/// <param name="PeakMegabytes">Most memory held at once.</param>
internal sealed record ChildFigures(double Milliseconds, double CpuMilliseconds, double PeakMegabytes);
