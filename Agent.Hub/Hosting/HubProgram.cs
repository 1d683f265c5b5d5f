namespace Agent.Hub.Hosting;

/// <summary>The process: build, run, and say in plain words why it cannot start.</summary>
internal static class HubProgram
{
    /// <summary>Runs the hub until it is stopped. Exit code 0 after a stop, 1 when it cannot start.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (await StateCommands.TryRunAsync(args, Console.Out).ConfigureAwait(false) is { } code)
                return code;
            var app = HubApplication.Build(HubApplication.CreateBuilder(args));
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
