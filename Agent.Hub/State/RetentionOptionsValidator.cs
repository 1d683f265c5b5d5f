using Microsoft.Extensions.Options;

namespace Agent.Hub.State;

/// <summary>Checks <see cref="RetentionOptions"/> and reports all errors at once.</summary>
internal sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        InRange(nameof(options.RunRetention), options.RunRetention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(3650));
        InRange(nameof(options.MaxRunBytes), options.MaxRunBytes, 1L << 20, 1L << 40);
        InRange(nameof(options.MaxRuns), options.MaxRuns, 1, 100_000_000);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void InRange<T>(string setting, T value, T low, T high)
            where T : IComparable<T>
        {
            if (value.CompareTo(low) < 0 || value.CompareTo(high) > 0)
                errors.Add($"{RetentionOptions.Section}:{setting} is {value}; write a value from {low} to {high}.");
        }
    }
}
