using System.Net;
using System.Net.Sockets;

namespace Agent.Tests.Support;

/// <summary>
/// A port of this machine that nobody listens on. It lies below those that systems give out by themselves: between the look and the
/// start of the server that is to have it, no other test's connection is given it.
/// </summary>
internal static class FreePort
{
    private const int First = 10_000;
    private const int Last = 32_000;
    private const int Tries = 1_000;

    public static int Find()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = Random.Shared.Next(First, Last);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException) when (attempt < Tries)
            {
                // Somebody has it.
            }
        }
    }
}
