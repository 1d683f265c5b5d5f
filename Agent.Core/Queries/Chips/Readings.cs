using System.Text.Json;
using Agent.Core.Datasets;
using Agent.Core.Queries.Words;
using Agent.Protocol;

namespace Agent.Core.Queries.Chips;

/// <summary>Readings as the wire has them.</summary>
public static class Readings
{
    /// <summary>A query as it was understood, with its words and its chips.</summary>
    /// <param name="query">The query.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="certainty">One of <see cref="ReadingCertainties"/>.</param>
    /// <param name="unused">Words of the question that nothing stands for.</param>
    /// <param name="phrases">The language of the chips; null for English. The words of the query are English.</param>
    public static ReadingContent ToReading(
        this Query query,
        DatasetProfile profile,
        string certainty,
        IReadOnlyList<string>? unused = null,
        QueryPhrases? phrases = null
    ) =>
        new()
        {
            Query = QueryJson.ToElement(query),
            Words = query.ToWords(profile),
            Chips = [.. query.ToChips(profile, phrases).Select(ToWire)],
            Certainty = certainty,
            Unused = unused ?? [],
        };

    /// <summary>A meaning to choose.</summary>
    /// <param name="query">The query.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="id">Names it within the answer that offers it.</param>
    /// <param name="figure">Its main figure for people; null for none.</param>
    /// <param name="phrases">The language of its words; null for English.</param>
    public static OfferedReading ToOffer(
        this Query query,
        DatasetProfile profile,
        string id,
        string? figure,
        QueryPhrases? phrases = null
    ) =>
        new()
        {
            Id = id,
            Words = (phrases ?? QueryPhrases.English).Title(query, profile),
            Figure = figure,
            Query = QueryJson.ToElement(query),
        };

    private static QueryChip ToWire(Chip chip) =>
        new()
        {
            Id = chip.Id,
            Kind = chip.Kind,
            Label = chip.Label,
            Part = chip.Part,
            Without = chip.Without is { } without ? QueryJson.ToElement(without) : (JsonElement?)null,
            Alternatives =
            [
                .. chip.Alternatives.Select(other => new QueryAlternative
                {
                    Label = other.Label,
                    Query = QueryJson.ToElement(other.Query),
                }),
            ],
        };
}
