using System.Globalization;

namespace Agent.Hub.Chat.Wire;

/// <summary>What an endpoint said of its failure; for the log, cut to a length.</summary>
internal sealed class EndpointReport(int? status, EndpointError error)
    : Exception(
        string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP {status?.ToString(CultureInfo.InvariantCulture) ?? "none"}, code '{Cut(error.Code)}': {Cut(error.Message)}"
        )
    )
{
    private static string Cut(string text) => text.Length <= 500 ? text : text[..500] + "…";
}
