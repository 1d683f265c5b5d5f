using Agent.Core.Queries;
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
        var query = risks.Count();
        var table = await context.AskAsync(query, cancellationToken).ConfigureAwait(false);
        return Cell.Figure(table) is not { } count ? null : new HomeTile
        {
            Id = "open_high_risks",
            Title = $"Open high {Noun(risks)}",
            Question = $"How many {Noun(risks)} with {risks.Status.Label} {string.Join(" or ", risks.Open)} and {risks.Text}?",
            Query = QueryJson.ToElement(query),
            Value = count,
            Unit = risks.Text,
            Better = "lower",
            Evidence = table!.Evidence,
            Notes = table.Notes,
        };
    }

    private static string Noun(HighRisks risks) => LooseText.Words(risks.Sheet.Name).Contains("hazard") ? "hazards" : "risks";
}
