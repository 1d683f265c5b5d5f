using System.Text.Json;
using Agent.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Agent.Hub.State.Database;

/// <summary>Settings of users by name; the owner <c>null</c> is everybody who does not sign in.</summary>
internal sealed class SettingStore(StateDatabase database)
{
    /// <summary>Settings one owner may have.</summary>
    public const int MaxSettings = 100;

    /// <summary>The owner's settings.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> ListAsync(string? owner, CancellationToken cancellationToken)
    {
        var key = owner ?? string.Empty;
        var rows = await database
            .ReadAsync(
                state => state.Settings.AsNoTracking().Where(row => row.Owner == key).ToListAsync(cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        return rows.ToDictionary(row => row.Name, row => JsonSerializer.Deserialize(row.Value, AgentProtocolContext.Default.JsonElement));
    }

    /// <summary>Keeps a setting, or forgets it; false: the owner has as many as one may.</summary>
    public async Task<bool> SaveAsync(string? owner, string name, JsonElement? value, CancellationToken cancellationToken)
    {
        var key = owner ?? string.Empty;
        return await database.WriteAsync(
            async state =>
            {
                var known = await state.Settings.Where(row => row.Owner == key).ToListAsync(cancellationToken).ConfigureAwait(false);
                var row = known.Find(setting => setting.Name == name);
                if (value is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } kept)
                {
                    if (row is not null)
                        state.Remove(row);
                    return true;
                }

                if (row is not null)
                    row.Value = kept.GetRawText();
                else if (known.Count >= MaxSettings)
                    return false;
                else
                    state.Add(new SettingRow { Owner = key, Name = name, Value = kept.GetRawText() });
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
