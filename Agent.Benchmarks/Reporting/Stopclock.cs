using System.Diagnostics;

namespace Agent.Benchmarks.Reporting;

/// <summary>Measures how long work takes, several times; the first, unmeasured run warms up.</summary>
internal static class Stopclock
{
    /// <summary>Times work in milliseconds.</summary>
    /// <param name="name">What the work is.</param>
    /// <param name="runs">How often it is measured; five or more for a median worth quoting.</param>
    /// <param name="work">The work.</param>
    /// <param name="warmUps">Unmeasured runs before; 0 for figures from cold.</param>
    public static Figure Time(string name, int runs, Action work, int warmUps = 1)
    {
        for (var i = 0; i < warmUps; i++)
            work();
        var times = new List<double>(runs);
        for (var i = 0; i < runs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Figure.Of(name, "ms", times);
    }

    /// <summary>Times asynchronous work in milliseconds.</summary>
    /// <param name="name">What the work is.</param>
    /// <param name="runs">How often it is measured.</param>
    /// <param name="work">The work.</param>
    /// <param name="warmUps">Unmeasured runs before.</param>
    /// <param name="before">Done before each run, unmeasured; null for nothing.</param>
    public static async Task<Figure> TimeAsync(string name, int runs, Func<Task> work, int warmUps = 1, Func<Task>? before = null)
    {
        for (var i = 0; i < warmUps; i++)
            await work();
        var times = new List<double>(runs);
        for (var i = 0; i < runs; i++)
        {
            if (before is not null)
                await before();
            var started = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Figure.Of(name, "ms", times);
    }
}
