namespace Agent.Hub.Hosting;

/// <summary>What is logged unless the <c>Logging</c> section says otherwise.</summary>
internal static class LoggingFilters
{
    /// <summary>The framework's own steps are no news; a configured level still wins, as the later rule.</summary>
    public static ILoggingBuilder AddHubFilters(this ILoggingBuilder logging) =>
        logging
            .AddFilter("Microsoft", LogLevel.Warning)
            // Keys of the data protection that authentication brings along protect nothing here.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("System", LogLevel.Warning)
            .AddFilter("Polly", LogLevel.Error)
            .AddFilter("ZiggyCreatures", LogLevel.Error)
            .AddFilter("Agent", LogLevel.Warning);
}
