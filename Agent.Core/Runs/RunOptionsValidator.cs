using Agent.Core.Settings;
using Microsoft.Extensions.Options;

namespace Agent.Core.Runs;

/// <summary>Checks <see cref="RunOptions"/> and reports all errors at once.</summary>
public sealed class RunOptionsValidator : IValidateOptions<RunOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new SettingErrors(RunOptions.Section);
        errors.InRange(options.MaxConcurrent, 1, 100_000);
        errors.InRange(options.MaxPerUser, 1, 100_000);
        errors.InRange(options.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        errors.InRange(options.Grace, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        errors.InRange(options.Drain, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        errors.InRange(options.MaxQuestionLength, 100, 100_000);
        return errors.Result;
    }
}
