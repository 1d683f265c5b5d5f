using Agent.Core.Datasets;
using Agent.Planning.Times;

namespace Agent.Planning.Measures;

/// <summary>A question for a measure of the trade: TRIR, near-miss ratio, Pareto of root causes.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Range">The time asked for; null for all.</param>
/// <param name="GroupBy">Name of the column to break it down by; null for none.</param>
/// <param name="Refusal">Why it is not given, in a sentence for people; null when it is.</param>
internal sealed record DomainQuestion(MeasureProfile Measure, TimeRange? Range, string? GroupBy, string? Refusal)
{
    /// <summary>The day it is taken on, where the question names one.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>The stretches it is followed over: month, quarter, year; null for none.</summary>
    public string? Period { get; init; }

    /// <summary>Arguments of the tool <c>get_measure</c>.</summary>
    public Dictionary<string, object?> Arguments()
    {
        var arguments = new Dictionary<string, object?> { ["name"] = Measure.Name };
        if (Range?.From is { } from)
            arguments["from"] = Day(from);
        if (Range?.Until is { } until)
            arguments["to"] = Day(until.AddDays(-1));
        if (GroupBy is not null)
            arguments["group_by"] = GroupBy;
        if (Period is not null)
            arguments["period"] = Period;
        if (AsOf is { } asOf)
            arguments["as_of"] = Day(asOf);
        return arguments;
    }

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
