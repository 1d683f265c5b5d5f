using Microsoft.Playwright;

namespace Agent.Tests.EndToEnd;

/// <summary>
/// How slow a page's machine is at this moment, by a fixed piece of work in it. Limits in milliseconds are set for an idle machine that
/// does this work in <see cref="IdleMs"/>; on a slower one, or one with other work, they are as many times longer, and what they guard
/// against is so too.
/// </summary>
internal static class PageSpeed
{
    /// <summary>What the work takes where the limits were set, in milliseconds.</summary>
    public const double IdleMs = 75;

    private const string Work =
        """
        async () => {
          const rounds = 20;
          let taken = 0;
          for (let round = 0; round < rounds; round++) {
            await new Promise(resolve => setTimeout(resolve));
            const begun = performance.now();
            const numbers = Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 10_007);
            numbers.sort((one, other) => one - other);
            taken += performance.now() - begun;
          }
          return taken;
        }
        """;

    /// <summary>
    /// Measures again and again until a figure is within its limit, since what a machine does beside it is not the page's; gives the least
    /// figure, as it would be on an idle machine.
    /// </summary>
    /// <param name="page">The page, or what shows it: made anew for each attempt where it must be.</param>
    /// <param name="limit">Ends the attempts.</param>
    /// <param name="throttle">How many times slower the page was made on purpose.</param>
    /// <param name="measure">One attempt, in milliseconds.</param>
    public static async Task<double> LeastAsync(Func<Task<IPage>> page, double limit, double throttle, Func<IPage, Task<double>> measure)
    {
        const int attempts = 8;
        var least = double.PositiveInfinity;
        for (var attempt = 0; attempt < attempts && least > limit; attempt++)
        {
            var shown = await page();
            var before = await SlownessAsync(shown, throttle);
            var taken = await measure(shown);
            var slowness = Math.Max(before, await SlownessAsync(shown, throttle));
            TestContext.Out.WriteLine(
                FormattableString.Invariant($"{taken:0} ms on a machine {slowness:0.0} times as slow as an idle one")
            );
            least = Math.Min(least, taken / slowness);
        }

        return least;
    }

    private static async Task<double> SlownessAsync(IPage page, double throttle) =>
        Math.Max(1, await page.EvaluateAsync<double>(Work) / (IdleMs * throttle));
}
