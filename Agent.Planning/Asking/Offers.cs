using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Chips;
using Agent.Planning.Answers.Words;
using Agent.Planning.Ranking;
using Agent.Protocol;

namespace Agent.Planning.Asking;

/// <summary>The readings offered where a question is not clear: the likeliest ones that give different figures.</summary>
internal static class Offers
{
    private const int Most = 3;
    private const int CellsShown = 2;
    private const int LongestRecord = 60;

    /// <param name="interpretation">The readings.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="words">The language of words and figures.</param>
    /// <param name="skipFirst">Whether the first is answered and only its runners-up are offered.</param>
    public static IReadOnlyList<OfferedReading> Of(
        Interpretation interpretation,
        DatasetProfile profile,
        AnswerWords words,
        bool skipFirst = false
    )
    {
        var different = new List<RankedReading>();
        foreach (var reading in interpretation.Readings)
        {
            if (!different.Exists(other => other.Figure == reading.Figure) && reading.IsWorthAClick(interpretation.Readings[0]))
                different.Add(reading);
        }

        List<RankedReading> offered = [.. different.Skip(skipFirst ? 1 : 0).Take(Most)];
        var titles = offered.ConvertAll(reading => words.Query.Title(reading.Candidate.Query, profile));
        return
        [
            .. offered.Select((reading, at) =>
            {
                var query = reading.Candidate.Query;
                var id = (at + 1).ToString(CultureInfo.InvariantCulture);
                var offer = query.ToOffer(profile, id, Figure(reading, words), words.Query);
                // Two that a heading does not tell apart are told exactly.
                return titles.Count(title => title == titles[at]) > 1 ? offer with { Words = words.Query.Whole(query, profile) } : offer;
            }),
        ];
    }

    /// <summary>The figure in a few characters.</summary>
    private static string? Figure(RankedReading reading, AnswerWords words)
    {
        if (reading.Outcome is not QueryResult { Rows.Count: > 0 } result)
            return null;
        if (reading.Candidate.Query.Rows is not null)
            return result.Rows.Count == 1
                ? Record(result, words)
                : words.Replies.Records(result.TotalRows < 0 ? result.Rows.Count - 1 : result.Rows.Count, isMore: result.TotalRows < 0);
        var at = result.Columns.Select((column, index) => (column, index)).First(item => item.column.Role == ResultRole.Figure).index;
        var figure = Write(result.Rows[0][at], words) + (result.Columns[at].Kind == "percent" ? " %" : string.Empty);
        if (result.Columns[0].Role != ResultRole.Key)
            return figure;
        return $"{words.PeriodLabel(Write(result.Rows[0][0], words))}: {figure}{(result.Rows.Count > 1 ? ", …" : string.Empty)}";
    }

    /// <summary>A record by its first cells: which it is, and what was asked of it.</summary>
    private static string Record(QueryResult result, AnswerWords words) =>
        string.Join(", ", result.Rows[0].Take(CellsShown).Where(cell => cell is not null).Select(cell => Write(cell, words)))
            is { Length: > 0 and <= LongestRecord } cells
            ? cells
            : words.Replies.Records(1, isMore: false);

    private static string Write(object? cell, AnswerWords words) => cell switch
    {
        null => words.Replies.Blank,
        double number => Math.Round(number, 2).ToString("#,0.##", words.Numbers),
        long number => number.ToString("#,0", words.Numbers),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
