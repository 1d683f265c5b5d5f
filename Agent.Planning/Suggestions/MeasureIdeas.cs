using Agent.Core.Datasets;
using Agent.Planning.Measures;

namespace Agent.Planning.Suggestions;

/// <summary>Questions for the measures that the data allow, each read back by the reader of measures before it is offered.</summary>
internal static class MeasureIdeas
{
    private static readonly string[] Periods = ["year", "month", "quarter"];

    /// <summary>To begin with: each measure over the years.</summary>
    public static IEnumerable<string> Start(DatasetProfile profile, DateTime today) =>
        profile
            .Measures.Where(measure => measure is { IsAvailable: true, HasPeriod: true })
            .Select(measure => $"{Name(measure)} by {Periods[0]}")
            .Where(question => IsRead(question, profile, today));

    /// <summary>To go on from a measure with: over other periods, then the other measures.</summary>
    public static IEnumerable<string> Next(DomainQuestion asked, DatasetProfile profile, DateTime today) =>
        Periods
            .Where(period => asked.Measure.HasPeriod && period != asked.Period)
            .Select(period => $"{Name(asked.Measure)} by {period}")
            .Where(question => IsRead(question, profile, today))
            .Concat(Start(profile, today).Where(question => !question.StartsWith(Name(asked.Measure), StringComparison.Ordinal)));

    /// <summary>"LTIFR" of "Lost time injury frequency rate (LTIFR)".</summary>
    private static string Name(MeasureProfile measure) =>
        measure.Title is [.., ')'] && measure.Title.LastIndexOf('(') is > 0 and var at ? measure.Title[(at + 1)..^1] : measure.Title;

    private static bool IsRead(string question, DatasetProfile profile, DateTime today) =>
        DomainQuestionReader.Read(question, profile, today) is { Refusal: null };
}
