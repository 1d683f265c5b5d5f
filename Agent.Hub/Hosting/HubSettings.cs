using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.FileProviders;

namespace Agent.Hub.Hosting;

/// <summary>
/// Where settings come from: defaults, <c>agent.json</c> in the user's folder, environment, command line; the later wins.
/// </summary>
internal static class HubSettings
{
    /// <summary>Where the hub listens unless told otherwise: this machine alone.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>The hub's own file.</summary>
    public const string FileName = "agent.json";

    /// <summary>Adds the file and the defaults below everything that is there.</summary>
    public static void AddTo(ConfigurationManager configuration, string folder)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        configuration.Sources.Insert(
            0,
            new JsonConfigurationSource
            {
                Path = FileName,
                Optional = true,
                FileProvider = new PhysicalFileProvider(folder),
            }
        );
        // ASP.NET lets "urls" win over ports, so a default for it would hide ports somebody has set.
        if (!ListenAddresses.AreConfigured(configuration))
            configuration.Sources.Insert(
                0,
                new MemoryConfigurationSource { InitialData = [new(WebHostDefaults.ServerUrlsKey, DefaultUrl)] }
            );
    }
}
