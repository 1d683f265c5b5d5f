using System.Globalization;
using Agent.Data.Home.Words;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Home;

/// <summary>Makes the figures that a safety manager asks first of a dataset, as far as its data allow.</summary>
internal static class HomePage
{
    private static readonly IHomeTile[] Tiles =
    [
        new RateTile("ltifr", "LTIFR"),
        new RateTile("trir", "TRIR"),
        new IncidentsTile(),
        new NearMissTile(),
        new ActionsTile(),
        new CauseTile(),
        new HighRisksTile(),
        new DaysSinceTile(),
    ];

    /// <summary>The page of a dataset.</summary>
    /// <param name="source">The dataset.</param>
    /// <param name="engine">Answers the queries.</param>
    /// <param name="language">Tag of the language of the tiles; null for English.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public static async Task<HomeContent> MakeAsync(
        QuerySource source,
        QueryEngine engine,
        string? language,
        CancellationToken cancellationToken
    )
    {
        var context = new HomeContext(source, engine, HomeWords.For(language));
        var made = new List<HomeTile>();
        foreach (var tile in Tiles)
        {
            if (await tile.MakeAsync(context, cancellationToken).ConfigureAwait(false) is { } content)
                made.Add(content);
        }

        // Warnings alone are no page: then the profile is.
        if (made.Count > 0 && await new QualityTile().MakeAsync(context, cancellationToken).ConfigureAwait(false) is { } warnings)
            made.Add(warnings);
        return new HomeContent
        {
            Dataset = source.Profile.Id,
            Version = source.Profile.Version,
            DataUntil = context.LastDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Tiles = made,
        };
    }
}
