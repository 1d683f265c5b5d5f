using Agent.Core.Settings;
using Microsoft.Extensions.Options;

namespace Agent.Data.Caching;

/// <summary>Checks <see cref="CacheOptions"/> and reports all errors at once.</summary>
internal sealed class CacheOptionsValidator : IValidateOptions<CacheOptions>
{
    public ValidateOptionsResult Validate(string? name, CacheOptions options)
    {
        var errors = new SettingErrors(CacheOptions.Section);
        errors.InRange(options.WorkbookTtl, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24));
        errors.InRange(options.QueryTtl, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24));
        errors.InRange(options.QueryBytes, 65_536, 64L << 30);
        return errors.Result;
    }
}
