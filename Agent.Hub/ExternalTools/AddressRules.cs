using System.Net;
using System.Net.Sockets;

namespace Agent.Hub.ExternalTools;

/// <summary>
/// Where servers of tools may be: not in the hub's own network, unless a host is listed. Looked at in the settings, and again at each
/// connection: a name may
/// come to stand for another address. Redirects are not followed.
/// </summary>
internal static class AddressRules
{
    /// <summary>Why an address may not be used; null where it may.</summary>
    public static string? Refuses(string url, IEnumerable<string> privateHosts)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
            return "write an address that begins with https://.";
        if (IsListed(uri.Host, privateHosts))
            return null;
        if (uri.Scheme != Uri.UriSchemeHttps)
            return "write https://, or list the host in PrivateHosts.";
        return uri.IsLoopback || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IsPrivate(address))
            ? "the host is at a private address; list it in PrivateHosts if you mean it." : null;
    }

    /// <summary>An HTTP client that connects to allowed addresses only.</summary>
    public static HttpClient Client(IReadOnlyCollection<string> privateHosts) => new(new OutsideFlood.Handler(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var host = context.DnsEndPoint.Host;
            var found = await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
            var allowed = IsListed(host, privateHosts) ? found : [.. found.Where(address => !IsPrivate(address))];
            if (allowed.Length == 0)
                throw new HttpRequestException($"{host} is at a private address.");
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    }))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Whether an address belongs to this machine or to a network of its own.</summary>
    public static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            return true;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast;
        var bytes = address.GetAddressBytes();
        return bytes[0] is 0 or 10 or >= 224
            || (bytes[0] == 100 && bytes[1] is >= 64 and < 128)
            || (bytes[0] == 169 && bytes[1] == 254)
            || (bytes[0] == 172 && bytes[1] is >= 16 and < 32)
            || (bytes[0] == 192 && bytes[1] == 168);
    }

    private static bool IsListed(string host, IEnumerable<string> hosts) =>
        hosts.Contains(host.Trim('[', ']'), StringComparer.OrdinalIgnoreCase);
}
