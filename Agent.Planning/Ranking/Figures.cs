using System.Globalization;
using Agent.Core.Queries;

namespace Agent.Planning.Ranking;

/// <summary>A result in one line, to tell equal answers from different ones.</summary>
internal static class Figures
{
    /// <summary>The first three rows, five cells each; the problem where there is no result.</summary>
    public static string Of(QueryOutcome outcome) =>
        outcome is QueryResult result
            ? string.Join(
                " | ",
                result
                    .Rows.Take(3)
                    .Select(row => string.Join(", ", row.Take(5).Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))))
            )
            : "problem: " + ((QueryProblem)outcome).Message;
}
