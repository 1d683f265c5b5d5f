using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Agent.Hub.State.Redis;

/// <summary>Checks <see cref="RedisOptions"/> and reports all errors at once.</summary>
internal sealed class RedisOptionsValidator(IOptions<StateOptions> state) : IValidateOptions<RedisOptions>
{
    public ValidateOptionsResult Validate(string? name, RedisOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> errors = [.. Errors(options)];
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Errors(RedisOptions options)
    {
        if (options.MaxOpenRuns is < 1 or > 1_000_000)
            yield return $"{RedisOptions.Section}:MaxOpenRuns is {options.MaxOpenRuns}; write a value from 1 to 1000000.";
        if (options.TakeOverAfter < TimeSpan.FromSeconds(2) || options.TakeOverAfter > TimeSpan.FromMinutes(5))
            yield return $"{RedisOptions.Section}:TakeOverAfter is {options.TakeOverAfter}; write a value from 00:00:02 to 00:05:00.";
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
