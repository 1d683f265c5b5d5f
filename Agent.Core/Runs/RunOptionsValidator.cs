using Microsoft.Extensions.Options;

namespace Agent.Core.Runs;

/// <summary>Checks <see cref="RunOptions"/> and reports all errors at once.</summary>
public sealed class RunOptionsValidator : IValidateOptions<RunOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        InRange(nameof(options.MaxConcurrent), options.MaxConcurrent, 1, 100_000);
        InRange(nameof(options.MaxPerUser), options.MaxPerUser, 1, 100_000);
        InRange(nameof(options.Timeout), options.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        InRange(nameof(options.Grace), options.Grace, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        InRange(nameof(options.Drain), options.Drain, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        InRange(nameof(options.MaxQuestionLength), options.MaxQuestionLength, 100, 100_000);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void InRange<T>(string setting, T value, T low, T high)
            where T : IComparable<T>
        {
            if (value.CompareTo(low) < 0 || value.CompareTo(high) > 0)
                errors.Add($"{RunOptions.Section}:{setting} is {value}; write a value from {low} to {high}.");
        }
    }
}
