using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Hub.State;
using Agent.Hub.State.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Agent.ConformanceHost;

/// <summary>Where the streams of the suite are kept: the hub's own logs, or Redis without the rest of what hubs share.</summary>
internal static class StreamStore
{
    /// <summary>Setting with the address of a Redis.</summary>
    public const string Redis = "Conformance:Redis";

    /// <summary>The store.</summary>
    public static IRunLogStore Of(WebApplication app)
    {
        if (app.Configuration[Redis] is not { Length: > 0 } address)
            return app.Services.GetRequiredService<IRunLogStore>();
        var options = Options.Create(new RedisOptions { ConnectionString = address });
        return new RedisRunStore(
            new RedisLink(options, app.Services.GetRequiredService<TimeProvider>()),
            app.Services.GetRequiredService<IOptions<StreamingOptions>>(),
            app.Services.GetRequiredService<IOptions<RetentionOptions>>(),
            app.Services.GetRequiredService<IOptions<RunOptions>>(),
            options,
            app.Services.GetRequiredService<TimeProvider>());
    }
}
