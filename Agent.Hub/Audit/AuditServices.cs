using System.Text.Json;
using Agent.Core.Runs;
using Agent.Data.HubDatasets;

namespace Agent.Hub.Audit;

/// <summary>Registers the audit.</summary>
internal static class AuditServices
{
    /// <summary>Adds the log and puts questions down in it; after what answers them.</summary>
    public static IServiceCollection AddHubAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditLog>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditLog>());
        services.AddHostedService<RightsRecord>();
        services.AddSingleton<IRunWork, AuditedRunWork>();
        services.AddSingleton<IHubDataset, AuditDataset>();
        return services;
    }

    /// <summary>Puts down what a caller did with something named.</summary>
    public static ValueTask RecordAsync(this AuditLog audit, Caller caller, string action, string name) =>
        audit.RecordAsync(new AuditEntry(caller.UserId, action, $"{{\"name\":\"{JsonEncodedText.Encode(name)}\"}}"));
}
