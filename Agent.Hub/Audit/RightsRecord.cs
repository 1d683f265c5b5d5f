using System.Text.Encodings.Web;
using System.Text.Json;
using Agent.Hub.Security;
using Agent.Hub.State.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Audit;

/// <summary>Puts down at the start who may do what, where the settings say something else than at the last start: never a key.</summary>
internal sealed class RightsRecord(IOptions<SecurityOptions> security, StateDatabase database, AuditLog audit) : BackgroundService
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the settings say, as JSON.</summary>
    internal static string Body(SecurityOptions options) => JsonSerializer.Serialize(
        new
        {
            name = "settings",
            keys = options.ApiKeys.Select(key => new { key.Name, Role = key.Admin ? Core.Runs.CallerRoles.Admin : key.Role, key.Groups }),
            issuer = options.Jwt.Authority,
            audience = options.Jwt.Audience,
            anonymous = options.AllowAnonymous,
            datasets = options.Datasets.Select(rule => new { rule.Dataset, rule.To, rule.Allow }),
        },
        Json);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var now = Body(security.Value);
        var before = await database.ReadAsync(
            state => state.Audit.Where(row => row.Action == AuditActions.Rights && row.Actor == string.Empty)
                .OrderByDescending(row => row.Id).Select(row => row.Body).FirstOrDefaultAsync(stoppingToken),
            stoppingToken).ConfigureAwait(false);
        if (now != (before ?? Body(new SecurityOptions())))
            await audit.RecordAsync(new AuditEntry(null, AuditActions.Rights, now)).ConfigureAwait(false);
    }
}
