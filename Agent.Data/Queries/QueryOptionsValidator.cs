using Microsoft.Extensions.Options;

namespace Agent.Data.Queries;

/// <summary>Checks <see cref="QueryOptions"/> and reports all errors at once.</summary>
internal sealed class QueryOptionsValidator : IValidateOptions<QueryOptions>
{
    public ValidateOptionsResult Validate(string? name, QueryOptions options)
    {
        var errors = new List<string>();
        if (options.MaxConcurrent is < 0 or > 256)
            errors.Add(
                $"{QueryOptions.Section}:MaxConcurrent is {options.MaxConcurrent}; write a number from 1 to 256, or 0 for twice the cores."
            );
        if (options.MaxRows is < 1 or > 100_000)
            errors.Add($"{QueryOptions.Section}:MaxRows is {options.MaxRows}; write a number from 1 to 100000.");
        if (options.MaxBytes is < 4_096 or > 1L << 30)
            errors.Add($"{QueryOptions.Section}:MaxBytes is {options.MaxBytes}; write a number from 4096 to {1L << 30}.");
        if (options.Timeout < TimeSpan.FromMilliseconds(100) || options.Timeout > TimeSpan.FromHours(1))
            errors.Add($"{QueryOptions.Section}:Timeout is {options.Timeout}; write a time from 00:00:00.100 to 01:00:00.");
        if (options.MemoryBytes is not 0 and (< 32L << 20 or > 64L << 30))
            errors.Add(
                $"{QueryOptions.Section}:MemoryBytes is {options.MemoryBytes}; write a number from {32L << 20} to {64L << 30}, or 0 for a quarter of what there is."
            );
        if (options.SqlMemoryBytes is not 0 and (< 64L << 20 or > 64L << 30))
            errors.Add(
                $"{QueryOptions.Section}:SqlMemoryBytes is {options.SqlMemoryBytes}; write a number from {64L << 20} to {64L << 30}, or 0 for an eighth of what there is."
            );
        if (options.SqlWorkers is < 0 or > 64)
            errors.Add($"{QueryOptions.Section}:SqlWorkers is {options.SqlWorkers}; write a number from 1 to 64, or 0 for two.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
