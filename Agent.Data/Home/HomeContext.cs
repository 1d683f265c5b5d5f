using System.Text.Json;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Tools;
using Agent.Data.Home.Words;
using Agent.Data.Measures;
using Agent.Data.Queries;
using Agent.Data.Tools;
using Agent.Protocol;

namespace Agent.Data.Home;

/// <summary>What the tiles of a dataset are made from.</summary>
internal sealed class HomeContext
{
    // A month that lacks no more than its last days is over as far as the data go.
    private const int DaysMissingAtMost = 3;

    private readonly ToolWorkspace _workspace;
    private readonly MeasureRoles _roles;

    public HomeContext(QuerySource source, QueryEngine engine, HomeWords words)
    {
        Words = words;
        _workspace = new ToolWorkspace(source, engine);
        _roles = RoleFinder.Find(source.Profile);
        Today = engine.Time.GetLocalNow().Date;
        LastDay = _roles.Occurred?.Max is { } max && DateSpan.Parse(max) is { } last ? Earlier(last.Start.Date, Today) : null;
    }

    /// <summary>The texts of the tiles.</summary>
    public HomeWords Words { get; }

    public DatasetProfile Profile => _workspace.Source.Profile;

    /// <summary>What was found for measures without a word of the sidecar.</summary>
    public MeasureRoles Roles => _roles;

    /// <summary>The day the page is made.</summary>
    public DateTime Today { get; }

    /// <summary>Last day of the incidents, today at the latest; null where no incidents have dates.</summary>
    public DateTime? LastDay { get; }

    /// <summary>The first day after the last month that incidents cover to its end; null without dates.</summary>
    public DateTime? MonthsEnd => LastDay is not { } last ? null
        : new DateTime(last.Year, last.Month, 1).AddMonths(last.AddDays(DaysMissingAtMost).Month == last.Month ? 0 : 1);

    /// <summary>The twelve months before a day.</summary>
    public static TimeWindow Year(DateTime before) => new(before.AddYears(-1), before);

    /// <summary>Runs a measure of the catalogue; null where the data do not allow it.</summary>
    public async Task<TableContent?> MeasureAsync(string name, TimeWindow window, string? period, CancellationToken cancellationToken)
    {
        var measure = MeasureCatalogue.All.First(one => one.About.Name == name);
        var said = MeasureCatalogue.Said(_workspace.Source.Sidecar, measure);
        var roles = said is null ? _roles : RoleFinder.Find(Profile, null, said);
        if (measure.Missing(roles) is not null)
            return null;
        var call = NewCall();
        var context = new MeasureContext(roles, measure.Sheet(roles), window, null, null, said?.Base)
        {
            Period = period,
            MaxRows = call.Options.MaxRows,
        };
        return (await TryAsync(() => MeasureTables.RunAsync(call, measure, context, cancellationToken)).ConfigureAwait(false))?.Table;
    }

    /// <summary>Runs a typed query, the same that opening the tile asks; null where it failed.</summary>
    public async Task<TableContent?> AskAsync(Query query, CancellationToken cancellationToken)
    {
        var call = NewCall();
        return await TryAsync(async () =>
                QueryTables.Make(call, query, await QueryTables.RunAsync(call, query, cancellationToken).ConfigureAwait(false))
            )
            .ConfigureAwait(false);
    }

    /// <summary>
    /// The query that opens a tile, as the wire has it; null where it gives another figure than the tile, which its question opens then.
    /// </summary>
    /// <param name="table">The table of the tile's measure.</param>
    /// <param name="value">The tile's figure.</param>
    /// <param name="change">Makes the query of the tile from that of the measure.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<JsonElement?> OpenAsync(
        TableContent table,
        double value,
        Func<Query, Query> change,
        CancellationToken cancellationToken
    )
    {
        if (table.Query is not { } measured)
            return null;
        var query = change(QueryJson.Read(measured));
        var opened = await AskAsync(query, cancellationToken).ConfigureAwait(false);
        return Cell.Number(opened, opened?.Columns.FirstOrDefault(column => column.Kind != "text")?.Name ?? string.Empty) == value
            ? QueryJson.ToElement(query)
            : null;
    }

    // What a measure refuses, such as hours and incidents of different times, is no tile.
    private static async Task<T?> TryAsync<T>(Func<Task<T>> run)
        where T : class
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is ToolRefusal or QueryException)
        {
            return null;
        }
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private ToolCall NewCall() => new(new ToolArguments([], []), _workspace);
}
