using Agent.Core.Runs;
using Agent.Core.Settings;
using Agent.Core.Streaming;
using Agent.Core.Threads;
using Agent.Data.Catalog;
using Agent.Hub.State.Database;
using Agent.Hub.State.Redis;
using Agent.Hub.State.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Agent.Hub.State;

/// <summary>Registers what outlives the process.</summary>
internal static class StateServices
{
    /// <summary>Adds the stores the settings ask for, before the defaults of what uses them.</summary>
    public static IServiceCollection AddHubState(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<StateOptions, StateOptionsValidator>(configuration, StateOptions.Section);
        services.AddSettings<RetentionOptions, RetentionOptionsValidator>(configuration, RetentionOptions.Section);
        services.AddSingleton<PinStore>();
        services.AddSingleton<SettingStore>();
        services.AddSingleton<ShareStore>();
        services.AddSingleton<StateHealth>();
        services.AddHostedService<StateStart>();
        services.AddSettings<RedisOptions, RedisOptionsValidator>(configuration, RedisOptions.Section);
        var isMemory = configuration[$"{StateOptions.Section}:{nameof(StateOptions.Store)}"] == StateOptions.Memory;
        if (configuration[$"{RedisOptions.Section}:{nameof(RedisOptions.ConnectionString)}"] is { Length: > 0 })
            services.AddRedisRuns();
        else if (!isMemory)
            services.AddSqliteRuns();
        if (configuration[$"{StateOptions.Section}:{nameof(StateOptions.Database)}"] is { Length: > 0 } postgres)
            return services.AddDatabase(_ => options => options.UseNpgsql(postgres));
        return isMemory ? services.AddMemory() : services.AddSqliteDatabase();
    }

    private static IServiceCollection AddRedisRuns(this IServiceCollection services)
    {
        services.AddSingleton<RedisLink>();
        services.AddSingleton<RedisRunStore>();
        services.AddSingleton<IRunLogStore>(provider => provider.GetRequiredService<RedisRunStore>());
        services.AddSingleton<IRunRegistry>(provider => provider.GetRequiredService<RedisRunStore>());
        services.AddHostedService<RedisRunQueue>();
        return services;
    }

    private static IServiceCollection AddSqliteRuns(this IServiceCollection services)
    {
        services.AddSqliteFile();
        services.AddSingleton<SqliteRunStore>();
        services.AddSingleton<IRunLogStore>(provider => provider.GetRequiredService<SqliteRunStore>());
        services.AddSingleton<IRunRegistry>(provider => provider.GetRequiredService<SqliteRunStore>());
        services.AddHostedService<RunRetention>();
        return services;
    }

    private static IServiceCollection AddSqliteDatabase(this IServiceCollection services)
    {
        services.AddSqliteFile();
        return services.AddDatabase(provider =>
        {
            var file = provider.GetRequiredService<SqliteFile>();
            return options => options.UseSqlite(file.ConnectionString).AddInterceptors(new SqliteSession());
        });
    }

    private static void AddSqliteFile(this IServiceCollection services) =>
        services.TryAddSingleton(provider => new SqliteFile(
            provider.GetRequiredService<IOptions<RetentionOptions>>().Value.Folder is { Length: > 0 } folder
                ? Path.GetFullPath(folder)
                : provider.GetRequiredService<IOptions<DataOptions>>().Value.ResolveSnapshotFolder()));

    private static IServiceCollection AddDatabase(
        this IServiceCollection services,
        Func<IServiceProvider, Action<DbContextOptionsBuilder>> configure
    )
    {
        services.AddSingleton(provider => new StateDatabase(configure(provider)));
        services.AddSingleton<DatabaseThreadStore>();
        services.AddSingleton<IThreadStore>(provider => provider.GetRequiredService<DatabaseThreadStore>());
        services.AddHostedService<ThreadRetention>();
        return services;
    }

    private static IServiceCollection AddMemory(this IServiceCollection services)
    {
        // A database in memory lives as long as a connection to it.
        services.AddKeyedSingleton(StateOptions.Memory, (_, _) =>
        {
            var connection = new SqliteConnection($"Data Source=agent-{Guid.NewGuid():N};Mode=Memory;Cache=Shared");
            connection.Open();
            return connection;
        });
        services.AddSingleton(provider =>
        {
            var text = provider.GetRequiredKeyedService<SqliteConnection>(StateOptions.Memory).ConnectionString;
            return new StateDatabase(options => options.UseSqlite(text));
        });
        return services;
    }
}
