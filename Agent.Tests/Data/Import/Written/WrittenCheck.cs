using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Tests.Support;
using static Agent.Tests.Support.Ask;

namespace Agent.Tests.Data.Import.Written;

/// <summary>
/// What is asked of a written file: a figure with its value, <c>sum "Cost" by month of "Date" where "Site" is "North" =&gt; 2024-01|5 /
/// 2024-02|7</c>, before it the table in
/// square brackets where it is not the first; <c>=&gt; refused words</c> where there must be none; or a <see cref="WrittenFact"/>.
/// </summary>
internal static partial class WrittenCheck
{
    private static readonly DateOnly Today = new(2026, 11, 29);

    /// <summary>What is not as it should be; null where all is.</summary>
    public static async Task<string?> FailureAsync(
        string check,
        DatasetProfile profile,
        IToolSession session,
        CancellationToken cancellationToken
    )
    {
        var missing = WrittenFact.Failure(check, profile, out var isFact);
        if (isFact)
            return missing;

        var asked = Figure().Match(check) is { Success: true } match ? match.Groups : throw new FormatException(check);
        var sheet = asked["table"].Success
            ? profile.Sheet(asked["table"].Value)
                ?? throw new AssertionException(
                    $"No {asked["table"].Value} among {string.Join(", ", profile.Sheets.Select(one => one.Table))}"
                )
            : profile.Sheets[0];
        var query = new Query
        {
            From = sheet.Table,
            Select = [Aggregate(asked)],
            GroupBy = asked["key"].Success ? [Key(asked)] : [],
            Where = asked["where"].Success ? Where(asked["where"].Value, asked["op"].Value, asked["value"].Value) : null,
        };
        var outcome = await session.Queries!.RunAsync(query, new QueryRunOptions(Today), cancellationToken);
        var expected = asked["expected"].Value;
        if (outcome is QueryProblem problem)
            return
                expected.StartsWith("refused ", StringComparison.Ordinal)
                && problem.Message.Contains(expected[8..], StringComparison.OrdinalIgnoreCase)
                ? null
                : $"{check}: but was refused: {problem.Message}";
        var found = outcome is QueryResult result ? Text(result) : outcome.ToString();
        return found == expected ? null : $"{check}: but was {found}";
    }

    private static Aggregate Aggregate(GroupCollection asked) => asked["figure"].Value switch
    {
        "count" => new CountOf(),
        "distinct" => new DistinctCount(Col(asked["column"].Value)),
        var name => Stat(Enum.Parse<Statistic>(name, ignoreCase: true), asked["column"].Value),
    };

    private static GroupKey Key(GroupCollection asked) => asked["part"].Value switch
    {
        "" => By(asked["key"].Value),
        "month" => By(asked["key"].Value, Period.Month),
        "year" => By(asked["key"].Value, Period.Year),
        "hour" => By(asked["key"].Value, part: CalendarPart.Hour),
        _ => By(asked["key"].Value, part: CalendarPart.Weekday),
    };

    private static Predicate Where(string column, string op, string value) =>
        op switch
        {
            "is" => In(column, value),
            "in" => Days(
                column,
                value + "-01",
                DateTime
                    .Parse(value + "-01", CultureInfo.InvariantCulture)
                    .AddMonths(1)
                    .AddDays(-1)
                    .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ),
            _ => Blank(column),
        };

    [GeneratedRegex(
        """
            ^(\[(?<table>[^\]]+)\]\s)?(?<figure>count|distinct|sum|mean|min|max)(\s"(?<column>[^"]+)")?(\sby\s((?<part>month|year|hour|weekday)\sof\s)?"(?<key>[^"]+)")?
            (\swhere\s"(?<where>[^"]+)"\s(?<op>is|in|blank)(\s"(?<value>[^"]*)")?)?\s=>\s(?<expected>.*)$
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Figure();
}
