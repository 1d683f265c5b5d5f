using Agent.Core.Settings;
using Microsoft.Extensions.Options;

namespace Agent.Hub.State;

/// <summary>Checks <see cref="RetentionOptions"/> and reports all errors at once.</summary>
internal sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new SettingErrors(RetentionOptions.Section);
        errors.InRange(options.RunRetention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(3650));
        errors.InRange(options.MaxRunBytes, 1L << 20, 1L << 40);
        errors.InRange(options.MaxRuns, 1, 100_000_000);
        return errors.Result;
    }
}
