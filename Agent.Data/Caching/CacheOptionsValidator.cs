using Microsoft.Extensions.Options;

namespace Agent.Data.Caching;

/// <summary>Checks <see cref="CacheOptions"/> and reports all errors at once.</summary>
internal sealed class CacheOptionsValidator : IValidateOptions<CacheOptions>
{
    public ValidateOptionsResult Validate(string? name, CacheOptions options)
    {
        var errors = new List<string>();
        CheckTtl(errors, nameof(options.WorkbookTtl), options.WorkbookTtl);
        CheckTtl(errors, nameof(options.QueryTtl), options.QueryTtl);
        if (options.QueryBytes is < 65_536 or > 64L << 30)
            errors.Add($"{CacheOptions.Section}:QueryBytes is {options.QueryBytes}; write a number from 65536 to {64L << 30}.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void CheckTtl(List<string> errors, string setting, TimeSpan value)
    {
        if (value < TimeSpan.FromSeconds(1) || value > TimeSpan.FromHours(24))
            errors.Add($"{CacheOptions.Section}:{setting} is {value}; write a time from 00:00:01 to 1.00:00:00.");
    }
}
