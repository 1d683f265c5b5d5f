using Agent.Hub.State.Database;
using Agent.Hub.State.Redis;

namespace Agent.Hub.State;

/// <summary>Whether what the hub keeps its state in can be used.</summary>
internal sealed class StateHealth(StateDatabase database, IServiceProvider services)
{
    private readonly RedisLink? _redis = services.GetService<RedisLink>();

    /// <summary>What is not ready, in a few words; null: all is.</summary>
    public string? Problem
    {
        get
        {
            var ready = database.ReadyAsync();
            if (ready.IsFaulted)
                return "The database cannot be used.";
            if (!ready.IsCompleted)
                return "The database is being brought up to date.";
            return _redis is { IsConnected: false } ? "Redis is not reached." : null;
        }
    }
}
