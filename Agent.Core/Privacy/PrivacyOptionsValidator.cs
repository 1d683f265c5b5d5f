using Microsoft.Extensions.Options;

namespace Agent.Core.Privacy;

/// <summary>Checks <see cref="PrivacyOptions"/>.</summary>
public sealed class PrivacyOptionsValidator : IValidateOptions<PrivacyOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PrivacyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Enum.IsDefined(options.Pseudonyms)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{PrivacyOptions.Section}:{nameof(options.Pseudonyms)} is {options.Pseudonyms}; write {string.Join(", ", Enum.GetNames<PseudonymMode>())}."
            );
    }
}
