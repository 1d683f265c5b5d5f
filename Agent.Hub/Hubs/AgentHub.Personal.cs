using System.Text.Json;
using Agent.Hub.Security;
using Agent.Hub.State.Database;
using Agent.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR;

namespace Agent.Hub.Hubs;

/// <summary>What a user keeps: pins and settings.</summary>
internal sealed partial class AgentHub
{
    private const int MaxPersonalBytes = 16 * 1024;
    private const int MaxNameLength = 200;

    /// <summary>The caller's pins, in their order.</summary>
    public async Task<IReadOnlyList<PinInfo>> Pins([FromServices] PinStore pins) =>
        (await pins.ListAsync(Context.Caller().UserId, Context.ConnectionAborted).ConfigureAwait(false)).ToArray();

    /// <summary>Pins a question, behind the others.</summary>
    public async Task<PinInfo> AddPin(NewPin pin, [FromServices] PinStore pins)
    {
        CheckSize(pin?.Query, nameof(pin.Query));
        CheckName(pin!.Dataset, nameof(pin.Dataset));
        return await pins.AddAsync(Context.Caller().UserId, pin, Context.ConnectionAborted).ConfigureAwait(false)
            ?? throw Bad($"there are {PinStore.MaxPins} pins already; remove one first.");
    }

    /// <summary>Removes a pin. False: there is none of this id, or it is not the caller's.</summary>
    public async Task<bool> RemovePin(string pinId, [FromServices] PinStore pins) =>
        pinId is not null && await pins.RemoveAsync(Context.Caller().UserId, pinId, Context.ConnectionAborted).ConfigureAwait(false);

    /// <summary>Puts the caller's pins into this order; those not named stay behind those that are.</summary>
    public async Task<IReadOnlyList<PinInfo>> ArrangePins(IReadOnlyList<string> pinIds, [FromServices] PinStore pins) =>
        (await pins.ArrangeAsync(Context.Caller().UserId, pinIds ?? [], Context.ConnectionAborted).ConfigureAwait(false)).ToArray();

    /// <summary>The caller's settings by name.</summary>
    public Task<IReadOnlyDictionary<string, JsonElement>> UserSettings([FromServices] SettingStore settings) =>
        settings.ListAsync(Context.Caller().UserId, Context.ConnectionAborted);

    /// <summary>Keeps a setting of the caller; null forgets it.</summary>
    public async Task SaveSetting(string name, JsonElement? value, [FromServices] SettingStore settings)
    {
        CheckName(name, nameof(name));
        if (value is { } kept)
            CheckSize(kept, nameof(value));
        if (!await settings.SaveAsync(Context.Caller().UserId, name, value, Context.ConnectionAborted).ConfigureAwait(false))
            throw Bad($"there are {SettingStore.MaxSettings} settings already; forget one first.");
    }

    private static void CheckName(string? value, string name)
    {
        if (value is not { Length: > 0 and <= MaxNameLength } || value.Any(char.IsControl))
            throw Bad($"{name} must have 1 to {MaxNameLength} printable characters.");
    }

    private static void CheckSize(JsonElement? value, string name)
    {
        if (value is not { ValueKind: not JsonValueKind.Undefined } given || given.GetRawText().Length > MaxPersonalBytes)
            throw Bad($"{name} must be JSON of up to {MaxPersonalBytes} bytes.");
    }

    private static HubException Bad(string why) => new($"{ErrorCodes.BadRequest}: {why}");
}
