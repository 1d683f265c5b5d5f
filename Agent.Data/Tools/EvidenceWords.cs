using System.Globalization;
using Agent.Core.Queries;

namespace Agent.Data.Tools;

/// <summary>Typed evidence in words for people.</summary>
internal static class EvidenceWords
{
    /// <summary>Why rows were left out.</summary>
    public static string Reason(LeftOutRows left) => left.Rule switch
    {
        LeftOutRule.Continuation => $"continues its {left.Column}",
        LeftOutRule.Later => $"{left.Column} is after the day asked for",
        _ => $"no {left.Column}",
    };

    /// <summary>What else is to be known of the figures.</summary>
    public static IEnumerable<string> Remarks(QueryEvidence evidence)
    {
        foreach (var blank in evidence.BlanksCounted)
            yield return string.Create(CultureInfo.InvariantCulture, $"Counts {blank.Rows} rows without {blank.Column}, too.");
        if (evidence.AsOf is { } day)
            yield return string.Create(CultureInfo.InvariantCulture, $"As of {day:yyyy-MM-dd}.");
    }
}
