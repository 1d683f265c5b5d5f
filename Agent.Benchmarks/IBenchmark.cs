using Agent.Benchmarks.Reporting;

namespace Agent.Benchmarks;

/// <summary>A group of measurements with a verb of its own on the command line.</summary>
internal interface IBenchmark
{
    /// <summary>The word on the command line.</summary>
    string Verb { get; }

    /// <summary>What is measured, in a line.</summary>
    string Summary { get; }

    /// <summary>Measures and adds what was found to the report.</summary>
    /// <param name="report">Where the figures go.</param>
    /// <param name="arguments">What stood behind the verb, without <c>--json</c>.</param>
    /// <param name="cancellationToken">Ctrl+C.</param>
    Task RunAsync(Report report, IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}
