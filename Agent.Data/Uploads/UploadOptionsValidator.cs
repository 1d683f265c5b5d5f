using Microsoft.Extensions.Options;

namespace Agent.Data.Uploads;

/// <summary>Checks <see cref="UploadOptions"/> and reports all errors at once.</summary>
internal sealed class UploadOptionsValidator : IValidateOptions<UploadOptions>
{
    public ValidateOptionsResult Validate(string? name, UploadOptions options)
    {
        var errors = new List<string>();
        Check(errors, nameof(options.MaxBytes), options.MaxBytes, 1_024, 4L << 30);
        Check(errors, nameof(options.MaxUnpackedBytes), options.MaxUnpackedBytes, 1 << 20, 64L << 30);
        Check(errors, nameof(options.MaxRatio), options.MaxRatio, 10, 1_000);
        Check(errors, nameof(options.MaxSheets), options.MaxSheets, 1, 1_000);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void Check(List<string> errors, string setting, long value, long least, long most)
    {
        if (value < least || value > most)
            errors.Add($"{UploadOptions.Section}:{setting} is {value}; write a number from {least} to {most}.");
    }
}
