using Agent.Core.Settings;
using Microsoft.Extensions.Options;

namespace Agent.Data.Catalog;

/// <summary>Checks <see cref="DataOptions"/> and reports all errors at once.</summary>
public sealed class DataOptionsValidator : IValidateOptions<DataOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DataOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new SettingErrors(DataOptions.Section);
        if (string.IsNullOrWhiteSpace(options.Folder))
            errors.Add($"{DataOptions.Section}:Folder is empty; write the folder of your workbooks.");
        else if (File.Exists(options.Folder))
            errors.Add($"{DataOptions.Section}:Folder '{options.Folder}' is a file; write the folder it is in.");
        if (options.MaxFileBytes < 1024)
            errors.Add($"{DataOptions.Section}:MaxFileBytes is {options.MaxFileBytes}; write at least 1024.");
        if (options.MaxSnapshotBytes < 1 << 20)
            errors.Add($"{DataOptions.Section}:MaxSnapshotBytes is {options.MaxSnapshotBytes}; write at least {1 << 20}.");
        errors.InRange(options.LoadTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        errors.InRange(options.LoadMemoryBytes, 64L << 20, 64L << 30, "a third of what there is");
        return errors.Result;
    }
}
