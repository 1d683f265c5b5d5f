using Microsoft.Extensions.Options;

namespace Agent.Core.Threads;

/// <summary>Checks <see cref="ThreadOptions"/> and reports all errors at once.</summary>
public sealed class ThreadOptionsValidator : IValidateOptions<ThreadOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ThreadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        InRange(nameof(options.HistoryTokens), options.HistoryTokens, 0, 1_000_000);
        InRange(nameof(options.MaxTurns), options.MaxTurns, 1, 10_000);
        InRange(nameof(options.MaxPerOwner), options.MaxPerOwner, 1, 100_000);
        InRange(nameof(options.MaxThreads), options.MaxThreads, 1, 10_000_000);
        InRange(nameof(options.MaxBytes), options.MaxBytes, 1L << 20, 1L << 36);
        InRange(nameof(options.Retention), options.Retention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(366));
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void InRange<T>(string setting, T value, T low, T high)
            where T : IComparable<T>
        {
            if (value.CompareTo(low) < 0 || value.CompareTo(high) > 0)
                errors.Add($"{ThreadOptions.Section}:{setting} is {value}; write a value from {low} to {high}.");
        }
    }
}
