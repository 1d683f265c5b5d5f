using Agent.Hub.Hosting.Settings;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Hosting;

/// <summary>Checks all settings at once: their names and shapes, and then what each options class says of its values.</summary>
internal static class StartValidation
{
    /// <exception cref="OptionsValidationException">A setting is wrong; with several, an <see cref="AggregateException"/> of
    /// them.</exception>
    public static void Validate(WebApplication app)
    {
        var errors = SettingsCheck.Errors(app.Configuration);
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception invalid) when (errors.Count > 0 && invalid is OptionsValidationException or AggregateException)
        {
            throw new AggregateException(Of(errors), invalid);
        }
        catch (InvalidOperationException) when (errors.Count > 0)
        {
            // The binder stopped at one of them.
            throw Of(errors);
        }

        if (errors.Count > 0)
            throw Of(errors);
    }

    private static OptionsValidationException Of(IReadOnlyList<string> errors) => new(KnownSettings.Root, typeof(object), errors);
}
