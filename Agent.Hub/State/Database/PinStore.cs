using System.Text.Json;
using Agent.Core.Threads;
using Agent.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Agent.Hub.State.Database;

/// <summary>Pinned questions, per user; the owner <c>null</c> is everybody who does not sign in.</summary>
internal sealed class PinStore(StateDatabase database, TimeProvider time)
{
    /// <summary>Pins one owner may have.</summary>
    public const int MaxPins = 200;

    /// <summary>The owner's pins, in their order.</summary>
    public async Task<IReadOnlyList<PinInfo>> ListAsync(string? owner, CancellationToken cancellationToken)
    {
        var key = owner ?? string.Empty;
        return await database
            .ReadAsync(
                async state =>
                    (await Of(state, key).AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false)).ConvertAll(ToInfo),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Adds a pin behind the others; null: the owner has as many as one may.</summary>
    public async Task<PinInfo?> AddAsync(string? owner, NewPin pin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pin);
        var key = owner ?? string.Empty;
        return await database.WriteAsync(
            async state =>
            {
                var places = await Of(state, key).Select(row => row.Position).ToListAsync(cancellationToken).ConfigureAwait(false);
                if (places.Count >= MaxPins)
                    return null;
                var row = new PinRow
                {
                    Id = Guid.NewGuid().ToString("N"),
                    Owner = key,
                    Title = ThreadTitle.From(pin.Title),
                    Dataset = pin.Dataset,
                    Query = pin.Query.GetRawText(),
                    Position = places.Count == 0 ? 0 : places.Max() + 1,
                    CreatedAt = time.GetUtcNow().UtcTicks,
                };
                state.Add(row);
                return ToInfo(row);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a pin; false when this owner has none of this id.</summary>
    public async Task<bool> RemoveAsync(string? owner, string pinId, CancellationToken cancellationToken)
    {
        var key = owner ?? string.Empty;
        return await database
                .WriteAsync(
                    state => state.Pins.Where(row => row.Owner == key && row.Id == pinId).ExecuteDeleteAsync(cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false) > 0;
    }

    /// <summary>Puts the owner's pins into another order; those not named stay behind those that are.</summary>
    public async Task<IReadOnlyList<PinInfo>> ArrangeAsync(string? owner, IReadOnlyList<string> pinIds, CancellationToken cancellationToken)
    {
        var key = owner ?? string.Empty;
        return await database.WriteAsync(
            async state =>
            {
                var rows = await Of(state, key).ToListAsync(cancellationToken).ConfigureAwait(false);
                var places = pinIds.Distinct().Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place);
                // The sort is stable, so the others keep their order.
                var arranged = rows.OrderBy(row => places.GetValueOrDefault(row.Id, int.MaxValue)).ToList();
                for (var place = 0; place < arranged.Count; place++)
                    arranged[place].Position = place;
                return arranged.ConvertAll(ToInfo);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static IQueryable<PinRow> Of(StateContext state, string owner) =>
        state.Pins.Where(row => row.Owner == owner).OrderBy(row => row.Position).ThenBy(row => row.CreatedAt);

    private static PinInfo ToInfo(PinRow row) => new()
    {
        PinId = row.Id,
        Title = row.Title,
        Dataset = row.Dataset,
        Query = JsonSerializer.Deserialize(row.Query, AgentProtocolContext.Default.JsonElement),
        CreatedAt = new DateTimeOffset(row.CreatedAt, TimeSpan.Zero),
    };
}
