using Agent.Protocol;

namespace Agent.Data.Home;

/// <summary>The cause that most incidents of the last twelve whole months had, and its share.</summary>
internal sealed class CauseTile : IHomeTile
{
    public async Task<HomeTile?> MakeAsync(HomeContext context, CancellationToken cancellationToken)
    {
        if (context.MonthsEnd is not { } end || context.Roles.RootCause is not { } cause)
            return null;
        var window = HomeContext.Year(end);
        var table = await context.MeasureAsync("root_cause_pareto", window, null, cancellationToken).ConfigureAwait(false);
        if (Cell.Number(table, "count") is not { } count)
            return null;
        // Those with as many stand beside it: ties are no ranking.
        var names = table!.Rows.Where(row => Cell.Number(table, row, "count") == count).Select(row => row[0]?.ToString()).ToList();
        var share = Cell.Number(table, "percent")!.Value;
        return new HomeTile
        {
            Id = "most_frequent_cause",
            Title = context.Words.MostFrequent(cause.Label),
            Question = context.Words.WhichMostFrequent(cause.Label, window),
            Query = await context.OpenAsync(table, count, query => query, cancellationToken).ConfigureAwait(false),
            Value = count,
            Text = string.Join(", ", names.Take(2)) + (names.Count > 2 ? context.Words.AndMore(names.Count - 2) : string.Empty),
            Unit = context.Words.Share(count, Total(table), share),
            Period = context.Words.Months(window),
            Evidence = table.Evidence,
            Notes = table.Notes,
        };
    }

    private static double Total(TableContent table) => table.Rows.Sum(row => Cell.Number(table, row, "count") ?? 0);
}
