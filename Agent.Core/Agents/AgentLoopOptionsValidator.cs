using Microsoft.Extensions.Options;

namespace Agent.Core.Agents;

/// <summary>Checks <see cref="AgentLoopOptions"/> and reports all errors at once.</summary>
public sealed class AgentLoopOptionsValidator : IValidateOptions<AgentLoopOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AgentLoopOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        InRange(nameof(options.MaxTurns), options.MaxTurns, 2, 50);
        InRange(nameof(options.MaxToolCalls), options.MaxToolCalls, 1, 500);
        InRange(nameof(options.MaxConsecutiveErrors), options.MaxConsecutiveErrors, 1, 20);
        InRange(nameof(options.ToolTimeout), options.ToolTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10));
        InRange(nameof(options.MaxResultBytes), options.MaxResultBytes, 1024, 256 * 1024);
        InRange(nameof(options.MaxPromptTokens), options.MaxPromptTokens, 1_000, 100_000);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void InRange<T>(string setting, T value, T low, T high)
            where T : IComparable<T>
        {
            if (value.CompareTo(low) < 0 || value.CompareTo(high) > 0)
                errors.Add($"{AgentLoopOptions.Section}:{setting} is {value}; write a value from {low} to {high}.");
        }
    }
}
