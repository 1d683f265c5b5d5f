using Agent.Core.Settings;
using Microsoft.Extensions.Options;

namespace Agent.Data.Uploads;

/// <summary>Checks <see cref="UploadOptions"/> and reports all errors at once.</summary>
internal sealed class UploadOptionsValidator : IValidateOptions<UploadOptions>
{
    public ValidateOptionsResult Validate(string? name, UploadOptions options)
    {
        var errors = new SettingErrors(UploadOptions.Section);
        errors.InRange(options.MaxBytes, 1_024, 4L << 30);
        errors.InRange(options.MaxUnpackedBytes, 1 << 20, 64L << 30);
        errors.InRange(options.MaxRatio, 10, 1_000);
        errors.InRange(options.MaxSheets, 1, 1_000);
        return errors.Result;
    }
}
