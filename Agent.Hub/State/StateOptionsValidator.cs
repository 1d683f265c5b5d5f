using Microsoft.Extensions.Options;

namespace Agent.Hub.State;

/// <summary>Checks <see cref="StateOptions"/>.</summary>
internal sealed class StateOptionsValidator : IValidateOptions<StateOptions>
{
    public ValidateOptionsResult Validate(string? name, StateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Store is StateOptions.Sqlite or StateOptions.Memory
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{StateOptions.Section}:Store is '{options.Store}'; write {StateOptions.Sqlite} or {StateOptions.Memory}."
            );
    }
}
