using Agent.Core.Queries;
using Agent.Protocol;
using Agent.Tests.Support;
using static Agent.Tests.Support.Ask;

namespace Agent.Tests.Data.Queries.Compile;

/// <summary>Dates that say the month alone are shown as they are written, in lists and in what is exported from them.</summary>
[CancelAfter(400_000)]
internal sealed class MonthsShownTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task List_MonthOnlyDates_AreMonthsInTheirOrder(bool distinct, CancellationToken token)
    {
        using var folder = new DataFolder();
        File.WriteAllLines(
            folder.File("returns.csv"),
            ["Plant,Month,Cases", .. Enumerable.Range(1, 12).Select(month => $"P{month % 3},2024-{month:00},{month * 7 % 11}")]
        );
        using var dataset = await folder.Start().OpenAsync("returns.csv", token);
        var query = new Query
        {
            From = "returns",
            Rows = new RowList { Columns = [new Field("Month"), new Field("Plant")], Distinct = distinct },
            Order = [new OrderBy { Value = new ColumnValue(new Field("Month")), Descending = true }],
            Limit = new Limit(3),
        };
        var result = (QueryResult)await dataset.StartSession().Queries!.RunAsync(query, new QueryRunOptions(new(2024, 12, 31)), token);

        Assert.That(result.Rows.Take(3).Select(row => row[0]), Is.EqualTo((object[])["2024-12", "2024-11", "2024-10"]));
        Assert.That(result.Columns[0].Kind, Is.EqualTo("text"));
    }
}
