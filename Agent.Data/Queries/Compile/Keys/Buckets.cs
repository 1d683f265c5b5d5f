using System.Globalization;
using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile.Keys;

/// <summary>Ranges of numbers: a number belongs to the greatest edge that is not above it; one below all edges to −∞.</summary>
internal static class Buckets
{
    /// <summary>The lower edge of the range a number lies in.</summary>
    /// <exception cref="QueryFault">The edges do not ascend, or the width is not positive.</exception>
    public static SqlText Edge(SqlText number, GroupKey key, CompileContext context)
    {
        if (key.Width is { } width)
            return width > 0
                ? (SqlText)$"(floor({number} / {width}) * {width})"
                : throw context.Fault("bad_value", "The width of buckets is a number above 0.");
        var edges = key.Edges!;
        if (edges.Count == 0 || edges.Zip(edges.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw context.Fault("bad_value", "The edges of buckets are numbers in ascending order.");
        var cases = SqlText.Join(string.Empty, edges.Reverse().Select(edge => (SqlText)$" WHEN {number} >= {edge} THEN {edge}"));
        return $"CASE{cases} WHEN {number} < {edges[0]} THEN '-Infinity'::DOUBLE END";
    }

    /// <summary>
    /// The name of the range: 10–19 for whole numbers, 10 to under 20 for others, 90+ for the last, below 10 for the first.
    /// </summary>
    public static SqlText Label(SqlText edge, GroupKey key, bool isWhole)
    {
        if (key.Width is { } width)
        {
            return isWhole && width == Math.Floor(width)
                ? (SqlText)
                    $"CASE WHEN {width} = 1 THEN CAST(CAST({edge} AS BIGINT) AS VARCHAR) ELSE CAST({edge} AS BIGINT) || '–' || CAST({edge} + {width} - 1 AS BIGINT) END"
                : $"{Text(edge)} || ' to <' || {Text($"({edge} + {width})")}";
        }

        var edges = key.Edges!;
        var cases = edges.Select(
            (low, index) => (SqlText)$" WHEN {low} THEN {Name(low, index + 1 < edges.Count ? edges[index + 1] : null, isWhole)}"
        );
        return $"CASE {edge}{SqlText.Join(string.Empty, cases)} WHEN '-Infinity'::DOUBLE THEN {"below " + Text(edges[0])} END";
    }

    private static string Name(double low, double? next, bool isWhole) => next is not { } high ? Text(low) + "+"
        : isWhole && low == Math.Floor(low) && high == Math.Floor(high) ? (high - low == 1 ? Text(low) : $"{Text(low)}–{Text(high - 1)}")
        : $"{Text(low)} to <{Text(high)}";

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static SqlText Text(SqlText number) => $"format('{{:g}}', {number})";
}
