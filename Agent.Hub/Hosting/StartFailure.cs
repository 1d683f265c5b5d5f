using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Hosting;

/// <summary>Failures at start that a user can do something about, in words that say what.</summary>
internal static class StartFailure
{
    /// <summary>The reasons; null for a failure that is a fault of the program and wants its stack shown.</summary>
    public static IReadOnlyList<string>? Explain(Exception failure) =>
        failure switch
        {
            OptionsValidationException invalid => [.. invalid.Failures],
            AggregateException several when several.InnerExceptions.All(inner => Explain(inner) is not null) =>
            [
                .. several.InnerExceptions.SelectMany(inner => Explain(inner)!),
            ],
            IOException { InnerException: AddressInUseException } =>
            [
                $"{failure.Message} Stop the other program, or choose another address: --urls http://127.0.0.1:5081",
            ],
            // Of a file of settings that is no JSON; it is thrown without a place of its own.
            InvalidDataException { InnerException: FormatException { InnerException: System.Text.Json.JsonException place } } =>
            [
                $"{failure.Message} {place.Message}",
            ],
            InvalidDataException or FormatException when failure.Source?.Contains("Configuration", StringComparison.Ordinal) == true =>
            [
                $"{failure.Message} {failure.InnerException?.Message}".TrimEnd(),
            ],
            UnauthorizedAccessException or IOException => [failure.Message],
            _ => null,
        };
}
