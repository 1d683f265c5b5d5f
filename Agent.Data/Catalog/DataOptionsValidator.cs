using Microsoft.Extensions.Options;

namespace Agent.Data.Catalog;

/// <summary>Checks <see cref="DataOptions"/> and reports all errors at once.</summary>
public sealed class DataOptionsValidator : IValidateOptions<DataOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DataOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Folder))
            errors.Add($"{DataOptions.Section}:Folder is empty; write the folder of your workbooks.");
        else if (File.Exists(options.Folder))
            errors.Add($"{DataOptions.Section}:Folder '{options.Folder}' is a file; write the folder it is in.");
        if (options.MaxFileBytes < 1024)
            errors.Add($"{DataOptions.Section}:MaxFileBytes is {options.MaxFileBytes}; write at least 1024.");
        if (options.MaxSnapshotBytes < 1 << 20)
            errors.Add($"{DataOptions.Section}:MaxSnapshotBytes is {options.MaxSnapshotBytes}; write at least {1 << 20}.");
        if (options.LoadTimeout < TimeSpan.FromSeconds(1) || options.LoadTimeout > TimeSpan.FromHours(1))
            errors.Add($"{DataOptions.Section}:LoadTimeout is {options.LoadTimeout}; write a time from 00:00:01 to 01:00:00.");
        if (options.LoadMemoryBytes is not 0 and (< 64L << 20 or > 64L << 30))
            errors.Add(
                $"{DataOptions.Section}:LoadMemoryBytes is {options.LoadMemoryBytes}; write a number from {64L << 20} to {64L << 30}, or 0 for a third of what there is."
            );
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
