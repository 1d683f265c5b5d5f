using Agent.Data.Measures;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Home;

/// <summary>Hazards that are open and rated high.</summary>
internal sealed class HighRisksTile : IHomeTile
{
    public async Task<HomeTile?> MakeAsync(HomeContext context, CancellationToken cancellationToken)
    {
        if (HighRisks.Find(context.Profile) is not { } risks)
            return null;
        var open = EventTest.In(risks.Status, risks.Open);
        SqlText fits = $"{open.Sql} AND {risks.High.Sql}";
        var table = await context.QueryAsync(
            new DataQuery
            {
                Title = risks.Sheet.Name,
                Sheet = risks.Sheet.Name,
                Main = $"SELECT count(*) AS \"risks\" FROM {EntityRows.Of(risks.Sheet, [], ("fits", fits))} WHERE fits",
                MaxRows = 1,
                Rows = new CountedRows(risks.Sheet.Table, risks.Sheet.Rows, fits, $"{open.Text} and {risks.High.Text}", [], risks.Sheet.EntityKey),
            },
            cancellationToken).ConfigureAwait(false);
        return Cell.Number(table, "risks") is not { } count ? null : new HomeTile
        {
            Id = "open_high_risks",
            Title = "Open high risks",
            Question = $"How many {Noun(risks)} with {risks.Status.Label} {string.Join(" or ", risks.Open)} and {risks.High.Text.Replace(" is ", " ", StringComparison.Ordinal)}?",
            Value = count,
            Unit = risks.High.Text,
            Better = "lower",
            Evidence = table!.Evidence,
            Notes = table.Notes,
        };
    }

    private static string Noun(HighRisks risks) => LooseText.Words(risks.Sheet.Name).Contains("hazard") ? "hazards" : "risks";
}
