using Agent.Hub.Faces.Mcp;

namespace Agent.Hub.Hosting;

/// <summary>The process: build, run, and say in plain words why it cannot start.</summary>
internal static class HubProgram
{
    /// <summary>
    /// Runs the hub until it is stopped; with <c>mcp</c> as the first argument over standard input and output. Exit code 0 after a stop, 1
    /// when it cannot start.
    /// </summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (await StateCommands.TryRunAsync(args, Console.Out).ConfigureAwait(false) is { } code)
                return code;
            var overStdio = args is [StdioHub.Command, ..];
            var builder = HubApplication.CreateBuilder(overStdio ? [StdioHub.NoState, .. args[1..]] : args);
            if (overStdio)
                StdioHub.Configure(builder);
            var app = HubApplication.Build(builder);
            await using var _ = app.ConfigureAwait(false);
            await app.RunAsync().ConfigureAwait(false);
            return 0;
        }
        catch (Exception failure) when (StartFailure.Explain(failure) is { } reasons)
        {
            await Console.Error.WriteLineAsync("The hub cannot start:").ConfigureAwait(false);
            foreach (var reason in reasons)
                await Console.Error.WriteLineAsync($"  - {reason}").ConfigureAwait(false);
            return 1;
        }
    }
}
