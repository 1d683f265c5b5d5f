using Agent.Core.Settings;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Agent.Hub.State.Redis;

/// <summary>Checks <see cref="RedisOptions"/> and reports all errors at once.</summary>
internal sealed class RedisOptionsValidator(IOptions<StateOptions> state) : IValidateOptions<RedisOptions>
{
    public ValidateOptionsResult Validate(string? name, RedisOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new SettingErrors(RedisOptions.Section);
        errors.InRange(options.MaxOpenRuns, 1, 1_000_000);
        errors.InRange(options.TakeOverAfter, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5));
        foreach (var error in Errors(options))
            errors.Add(error);
        return errors.Result;
    }

    private IEnumerable<string> Errors(RedisOptions options)
    {
        if (options.ConnectionString is not { Length: > 0 } text)
            yield break;
        if (!CanParse(text))
            yield return $"{RedisOptions.Section}:ConnectionString cannot be read; write host:port, for example redis:6379.";
        if (string.IsNullOrEmpty(state.Value.Database) && state.Value.Store != StateOptions.Memory)
        {
            yield return $"{RedisOptions.Section} shares runs between hubs; conversations, pins and the audit need a shared place too: "
                + $"set {StateOptions.Section}:Database to a PostgreSQL connection string.";
        }
    }

    private static bool CanParse(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text).EndPoints.Count > 0;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
