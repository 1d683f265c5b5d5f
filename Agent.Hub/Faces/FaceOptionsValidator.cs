using Agent.Core.Settings;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Faces;

/// <summary>Checks <see cref="FaceOptions"/>.</summary>
internal sealed class FaceOptionsValidator : IValidateOptions<FaceOptions>
{
    public ValidateOptionsResult Validate(string? name, FaceOptions options)
    {
        var errors = new SettingErrors(FaceOptions.Section);
        errors.InRange(options.McpTaskAfter, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        return errors.Result;
    }
}
