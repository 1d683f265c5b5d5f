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
            Title = context.Words.OpenHigh(IsHazards(risks)),
            Question = context.Words.HowManyHigh(risks, IsHazards(risks)),
            Query = QueryJson.ToElement(query),
            Value = count,
            Unit = context.Words.High(risks),
            Better = "lower",
            Evidence = table!.Evidence,
            Notes = table.Notes,
        };
    }

    private static bool IsHazards(HighRisks risks) => LooseText.Words(risks.Sheet.Name).Contains("hazard");
}
