using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.AspNetCore.SignalR;

namespace Agent.Tests.Hub.Hubs;

/// <summary>The hub's plain calls, by the .NET client.</summary>
public sealed class CallTests
{
    [Test, CancelAfter(120_000)]
    public async Task Datasets_SampleWorkbook_IsListedAndDescribed(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync();
        await using var client = hub.Client();

        var description = await client.DescribeAsync("hse-sample.xlsx", cancellationToken);
        var listed = (await client.DatasetsAsync(cancellationToken)).Single();

        Assert.Multiple(() =>
        {
            Assert.That(listed.Status, Is.EqualTo(DatasetStatus.Ready));
            Assert.That(listed.Version, Does.Match("^[0-9a-f]{64}$"));
            Assert.That(listed.Sheets.Select(sheet => sheet.Name), Does.Contain("Corrective Actions"));
            var incidents = description!.Sheets[0];
            Assert.That(incidents.EntityKey, Is.Not.Null);
            Assert.That(incidents.Entities, Is.LessThan(incidents.Rows));
            Assert.That(incidents.Columns, Has.Count.GreaterThanOrEqualTo(60));
            Assert.That(
                incidents.Columns,
                Has.Some.Matches<ColumnDescription>(column => column!.Kind == "date" && column!.Min is not null)
            );
            Assert.That(incidents.Columns, Has.All.Matches<ColumnDescription>(column => column!.FillRate is >= 0 and <= 1));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Suggest_SampleWorkbook_GivesQuestions(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync();
        await using var client = hub.Client();

        Assert.That(await client.SuggestAsync("hse-sample", cancellationToken: cancellationToken), Has.Count.GreaterThanOrEqualTo(3));
    }

    [Test, CancelAfter(120_000)]
    public async Task Describe_UnknownDataset_FailsWithItsCode(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync();
        await using var client = hub.Client();

        var failure = await Assert.CatchAsync(async () => await client.DescribeAsync("nothing.xlsx", cancellationToken));
        Assert.That(failure!.Message, Does.Contain(ErrorCodes.UnknownDataset).And.Contain("hse-sample.xlsx"));
    }

    [TestCase("admin-key-0123456789", true)]
    [TestCase("plain-key-0123456789", false)]
    [CancelAfter(120_000)]
    public async Task ClearCaches_IsForAdministrators(string key, bool allowed, CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        await using var client = hub.Client(key: key);

        if (allowed)
            await Assert.DoesNotThrowAsync(async () => await client.ClearCachesAsync(cancellationToken));
        else
            Assert.That(
                (await Assert.CatchAsync(async () => await client.ClearCachesAsync(cancellationToken)))!.Message,
                Does.Contain("forbidden")
            );
        Assert.That(await client.CacheStatisticsAsync(cancellationToken), Is.Not.Empty);
    }

    private static readonly string[] Keys =
    [
        "Agent:Security:ApiKeys:0:Name=ada", "Agent:Security:ApiKeys:0:Key=admin-key-0123456789", "Agent:Security:ApiKeys:0:Admin=true",
        "Agent:Security:ApiKeys:1:Name=ben", "Agent:Security:ApiKeys:1:Key=plain-key-0123456789",
    ];
}
