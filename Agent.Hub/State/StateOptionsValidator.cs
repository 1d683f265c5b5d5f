using Microsoft.Extensions.Options;
using Npgsql;

namespace Agent.Hub.State;

/// <summary>Checks <see cref="StateOptions"/>.</summary>
internal sealed class StateOptionsValidator : IValidateOptions<StateOptions>
{
    public ValidateOptionsResult Validate(string? name, StateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(StateOptions options)
    {
        if (options.Store is not (StateOptions.Sqlite or StateOptions.Memory))
            yield return $"{StateOptions.Section}:Store is '{options.Store}'; write {StateOptions.Sqlite} or {StateOptions.Memory}.";
        // It may hold a password: what is written is not said.
        if (options.Database is { Length: > 0 } database && !NamesHost(database))
            yield return $"{StateOptions.Section}:Database cannot be read; write Host=db;Database=agent;Username=agent;Password=….";
    }

    private static bool NamesHost(string database)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(database).Host is { Length: > 0 };
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
