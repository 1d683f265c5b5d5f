using Agent.Benchmarks.Reporting;

namespace Agent.Benchmarks;

/// <summary>Chooses the benchmark by the first word of the command line.</summary>
internal static class Verbs
{
    /// <summary>Runs the benchmark that is asked for; exit code 2 when the verb is not known.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<IBenchmark> benchmarks, string[] args)
    {
        if (args.Length == 0 || benchmarks.FirstOrDefault(benchmark => benchmark.Verb == args[0]) is not { } chosen)
        {
            Console.Error.WriteLine(
                "Usage: dotnet run -c Release --project Agent.Benchmarks -- <verb> [--json <file>] [options of the verb]"
            );
            foreach (var benchmark in benchmarks)
                Console.Error.WriteLine($"  {benchmark.Verb,-10} {benchmark.Summary}");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        var rest = args.Skip(1).ToList();
        var json = TakeOption(rest, "--json");
        var report = new Report(chosen.Verb, Machine.Describe(TimeProvider.System), Console.Out);
        await chosen.RunAsync(report, rest, stop.Token);
        report.Finish();
        if (json is not null)
            await report.WriteJsonAsync(json, stop.Token);
        return 0;
    }

    /// <summary>The word behind an option, both taken out of the list; null where the option is absent.</summary>
    public static string? TakeOption(List<string> arguments, string option)
    {
        var at = arguments.IndexOf(option);
        if (at < 0 || at + 1 >= arguments.Count)
            return null;
        var value = arguments[at + 1];
        arguments.RemoveRange(at, 2);
        return value;
    }
}
