using Agent.Core.Settings;
using Microsoft.Extensions.Options;

namespace Agent.Data.Queries;

/// <summary>Checks <see cref="QueryOptions"/> and reports all errors at once.</summary>
internal sealed class QueryOptionsValidator : IValidateOptions<QueryOptions>
{
    public ValidateOptionsResult Validate(string? name, QueryOptions options)
    {
        var errors = new SettingErrors(QueryOptions.Section);
        errors.InRange(options.MaxConcurrent, 1, 256, "twice the cores");
        errors.InRange(options.MaxRows, 1, 100_000);
        errors.InRange(options.MaxBytes, 4_096, 1L << 30);
        errors.InRange(options.MaxWholeBytes, 1L << 20, 1L << 30);
        errors.InRange(options.Timeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
        errors.InRange(options.MemoryBytes, 32L << 20, 64L << 30, "a quarter of what there is");
        errors.InRange(options.SqlMemoryBytes, 64L << 20, 64L << 30, "an eighth of what there is");
        errors.InRange(options.SqlWorkers, 1, 64, "two");
        return errors.Result;
    }
}
