using System.Net.Sockets;
using System.Text.Json;
using Agent.Benchmarks.Answers;

/// <summary>
/// Runs in the hub's process before the hub, which is otherwise as an operator starts it: tells what it has allocated, which nobody can see
/// from outside.
/// </summary>
/// <remarks>The runtime looks for a type of this name outside every namespace (DOTNET_STARTUP_HOOKS).</remarks>
#pragma warning disable CA1050, CA1812 // the runtime demands both
internal static class StartupHook
{
    /// <summary>Variable with the path of the socket that figures are asked for at.</summary>
    public const string SocketVariable = "AGENT_BENCHMARK_SOCKET";

    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(SocketVariable) is not { Length: > 0 } path)
            return;
        // Workers that the hub starts must not answer in its place.
        Environment.SetEnvironmentVariable(SocketVariable, null);
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(4);
        new Thread(() => Serve(listener)) { IsBackground = true, Name = "figures" }.Start();
    }

    private static void Serve(Socket listener)
    {
        while (true)
        {
            using var asked = listener.Accept();
            asked.Send(JsonSerializer.SerializeToUtf8Bytes(HubFigures.OfThisProcess()));
        }
    }
}
#pragma warning restore CA1050, CA1812
