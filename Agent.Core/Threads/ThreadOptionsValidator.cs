using Agent.Core.Settings;
using Microsoft.Extensions.Options;

namespace Agent.Core.Threads;

/// <summary>Checks <see cref="ThreadOptions"/> and reports all errors at once.</summary>
public sealed class ThreadOptionsValidator : IValidateOptions<ThreadOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ThreadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new SettingErrors(ThreadOptions.Section);
        errors.InRange(options.HistoryTokens, 0, 1_000_000);
        errors.InRange(options.MaxTurns, 1, 10_000);
        errors.InRange(options.MaxPerOwner, 1, 100_000);
        errors.InRange(options.MaxThreads, 1, 10_000_000);
        errors.InRange(options.MaxBytes, 1L << 20, 1L << 36);
        errors.InRange(options.Retention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(366));
        return errors.Result;
    }
}
