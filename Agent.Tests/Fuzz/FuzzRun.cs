using System.Diagnostics;
using System.Globalization;
using Agent.Tests.Support;

namespace Agent.Tests.Fuzz;

/// <summary>
/// Feeds a target with inputs made from a seed: for a moment in the suite, for as long as <c>AGENT_FUZZ_SECONDS</c> says by
/// <c>eng/fuzz</c>. The seed is printed;
/// <c>AGENT_FUZZ_SEED</c> runs it again.
/// </summary>
internal static class FuzzRun
{
    private static readonly TimeSpan LongestInput = TimeSpan.FromSeconds(20);

    private static TimeSpan Budget => TimeSpan.FromSeconds(Number("AGENT_FUZZ_SECONDS") ?? 2);

    /// <summary>Runs until the time is over.</summary>
    /// <param name="target">What is fed, for the report.</param>
    /// <param name="feed">Makes an input from a source of chance and feeds it; what it throws fails the test.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(string target, Func<Random, CancellationToken, Task> feed, CancellationToken cancellationToken)
    {
        var seed = TestSeed.Next("AGENT_FUZZ_SEED");
        var watch = Stopwatch.StartNew();
        var (inputs, longest, memory) = (0, TimeSpan.Zero, 0L);
        for (; inputs == 0 || watch.Elapsed < Budget; inputs++)
        {
            var input = unchecked(seed + inputs);
            var started = watch.Elapsed;
            using var hang = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            hang.CancelAfter(LongestInput);
            try
            {
                // Each input from a seed of its own, so that one is run again without those before it.
                await feed(new Random(input), hang.Token).WaitAsync(LongestInput, TimeProvider.System, cancellationToken);
            }
            catch (Exception failure) when (failure is not AssertionException)
            {
                throw new AssertionException($"{target}: AGENT_FUZZ_SEED={input}, input {inputs}: {failure}");
            }

            longest = watch.Elapsed - started > longest ? watch.Elapsed - started : longest;
            if (inputs == 50)
                memory = GC.GetTotalMemory(forceFullCollection: true);
        }

        var growth = memory == 0 ? 0 : GC.GetTotalMemory(forceFullCollection: true) - memory;
        TestContext.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{target}: seed {seed}, {inputs} inputs in {watch.Elapsed.TotalSeconds:0} s, longest {longest.TotalMilliseconds:0} ms, managed memory {growth / 1048576.0:+0.0;-0.0} MB"
            )
        );
    }

    private static double? Number(string variable) =>
        double.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
