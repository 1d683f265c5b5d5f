using Agent.Core.Queries;
using Agent.Protocol;

namespace Agent.Data.Home;

/// <summary>Near misses for each injury over the last twelve whole months.</summary>
internal sealed class NearMissTile : IHomeTile
{
    private const string Measure = "near_miss_ratio";

    public async Task<HomeTile?> MakeAsync(HomeContext context, CancellationToken cancellationToken)
    {
        if (context.MonthsEnd is not { } end)
            return null;
        var window = HomeContext.Year(end);
        var table = await context.MeasureAsync(Measure, window, null, cancellationToken).ConfigureAwait(false);
        if (Cell.Number(table, "ratio") is not { } ratio)
            return null;
        var earlier = HomeContext.Year(window.From!.Value);
        var before = Cell.Number(await context.MeasureAsync(Measure, earlier, null, cancellationToken).ConfigureAwait(false), "ratio");
        Query Ratio(Query query) =>
            query with
            {
                Select = [.. query.Select.OfType<RatioOf>()],
                Presentation = new Presentation { Title = context.Words.NearMissRatio },
            };
        return new HomeTile
        {
            Id = Measure,
            Title = context.Words.NearMissRatio,
            Question = context.Words.InTime(context.Words.NearMissRatio, window),
            Query = await context.OpenAsync(table!, ratio, Ratio, cancellationToken).ConfigureAwait(false),
            Value = ratio,
            Unit = context.Words.NearMissesPerInjury,
            Period = context.Words.Months(window),
            Change = before is { } value ? new TileChange(value, context.Words.Months(earlier)) : null,
            Better = "higher",
            Evidence = table!.Evidence,
            Notes = table.Notes,
        };
    }
}
