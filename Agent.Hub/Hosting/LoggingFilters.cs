namespace Agent.Hub.Hosting;

/// <summary>What is logged unless the <c>Logging</c> section says otherwise.</summary>
internal static class LoggingFilters
{
    /// <summary>The framework's own steps are no news; a configured level still wins, as the later rule.</summary>
    public static ILoggingBuilder AddHubFilters(this ILoggingBuilder logging) =>
        logging
            .AddFilter("Microsoft", LogLevel.Warning)
            // These write the query of each request, in which browsers send keys; named whole, so that a level for Microsoft.AspNetCore
            // does not bring them back.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.HttpLogging", LogLevel.Warning)
            // Keys of the data protection that authentication brings along protect nothing here.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("System", LogLevel.Warning)
            .AddFilter("ModelContextProtocol", LogLevel.Warning)
            .AddFilter("Polly", LogLevel.Error)
            .AddFilter("ZiggyCreatures", LogLevel.Error)
            .AddFilter("Agent", LogLevel.Warning);
}
