using Agent.Core.Settings;
using Microsoft.Extensions.Options;

namespace Agent.Core.Agents;

/// <summary>Checks <see cref="AgentLoopOptions"/> and reports all errors at once.</summary>
public sealed class AgentLoopOptionsValidator : IValidateOptions<AgentLoopOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AgentLoopOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new SettingErrors(AgentLoopOptions.Section);
        errors.InRange(options.MaxTurns, 2, 50);
        errors.InRange(options.MaxToolCalls, 1, 500);
        errors.InRange(options.MaxConsecutiveErrors, 1, 20);
        errors.InRange(options.ToolTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10));
        errors.InRange(options.MaxResultBytes, 1024, 256 * 1024);
        errors.InRange(options.MaxPromptTokens, 1_000, 100_000);
        return errors.Result;
    }
}
