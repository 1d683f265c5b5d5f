using Agent.Core.Datasets;
using Agent.Planning.Drafts;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Drafts.Amounts;

/// <summary>Whether numbers may be lengths of time.</summary>
internal static class TimeUnits
{
    /// <summary>Whether a column may hold lengths of time: all but those whose header names a unit of something else.</summary>
    public static bool Measures(ColumnProfile column) =>
        column.Kind == ColumnKind.Duration
        || !ImpliedMeasures.IsMoney(column)
            && ((column.Unit ?? HeaderWords.Bracketed(column.Name)) is not { } unit || NameWords.Split(unit).Any(IsTime));

    private static bool IsTime(string word) =>
        Stemmer.Singular(word)
            is "second"
                or "sec"
                or "minute"
                or "min"
                or "hour"
                or "hr"
                or "h"
                or "day"
                or "d"
                or "week"
                or "wk"
                or "month";
}
