using System.Net;

namespace Agent.Hub.Hosting;

/// <summary>The addresses the hub is configured to listen on, in all the ways ASP.NET Core knows.</summary>
internal static class ListenAddresses
{
    private const string KestrelEndpoints = "Kestrel:Endpoints";

    /// <summary>Whether any address is configured.</summary>
    public static bool AreConfigured(IConfiguration configuration) => All(configuration).Any();

    /// <summary>The addresses that others than this machine can reach.</summary>
    public static IReadOnlyList<string> BeyondThisMachine(IConfiguration configuration) =>
        [.. All(configuration).Where(address => !IsLoopback(address))];

    private static IEnumerable<string> All(IConfiguration configuration)
    {
        foreach (var url in Split(configuration[WebHostDefaults.ServerUrlsKey]))
            yield return url;
        foreach (var port in Split(configuration[WebHostDefaults.HttpPortsKey]))
            yield return $"http://*:{port}";
        foreach (var port in Split(configuration[WebHostDefaults.HttpsPortsKey]))
            yield return $"https://*:{port}";
        foreach (var endpoint in configuration.GetSection(KestrelEndpoints).GetChildren())
        {
            if (endpoint["Url"] is { Length: > 0 } url)
                yield return url;
        }
    }

    private static string[] Split(string? list) =>
        (list ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLoopback(string address)
    {
        // A Unix socket is reachable on this machine only.
        if (
            address.Contains("://unix:", StringComparison.OrdinalIgnoreCase)
            || address.Contains("://pipe:", StringComparison.OrdinalIgnoreCase)
        )
            return true;
        // "*" and "+" are no hosts to Uri, and mean every address.
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.IsLoopback || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
    }
}
