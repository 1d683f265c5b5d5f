using Agent.Client;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agent.Tests.Hub.Security;

/// <summary>Rights on datasets by role, group and user, through the hub.</summary>
internal sealed class DatasetRightsTests
{
    private static readonly string[] Settings =
    [
        "Agent:Security:ApiKeys:0:Name=anna",
        "Agent:Security:ApiKeys:0:Key=anna-anna-anna-anna",
        "Agent:Security:ApiKeys:0:Groups:0=plant-a",
        "Agent:Security:ApiKeys:1:Name=bert",
        "Agent:Security:ApiKeys:1:Key=bert-bert-bert-bert",
        "Agent:Security:ApiKeys:2:Name=root",
        "Agent:Security:ApiKeys:2:Key=root-root-root-root",
        "Agent:Security:ApiKeys:2:Role=admin",
        "Agent:Security:Datasets:0:Dataset=closed",
        "Agent:Security:Datasets:0:To:0=group:plant-a",
        "Agent:Security:Datasets:0:Allow:0=list",
        "Agent:Security:Datasets:0:Allow:1=ask",
    ];

    [Test, CancelAfter(120_000)]
    public async Task Dataset_WithRules_IsThereForThoseTheyNameAndForAdmins(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Settings, prepare: Files);
        await using var anna = hub.Client(key: "anna-anna-anna-anna");
        await using var bert = hub.Client(key: "bert-bert-bert-bert");
        await using var root = hub.Client(key: "root-root-root-root");

        Assert.Multiple(async () =>
        {
            Assert.That((await anna.DatasetsAsync(cancellationToken)).Select(info => info.Id), Is.EquivalentTo(new[] { "closed", "open" }));
            Assert.That(
                (await root.DatasetsAsync(cancellationToken)).Where(info => !info.IsOfHub).Select(info => info.Id),
                Is.EquivalentTo(new[] { "closed", "open" })
            );
            Assert.That((await bert.DatasetsAsync(cancellationToken)).Select(info => info.Id), Is.EqualTo(new[] { "open" }));
            Assert.That(
                async () => await bert.DescribeAsync("closed", cancellationToken),
                Throws.InstanceOf<AgentClientException>().With.Message.Contains(ErrorCodes.UnknownDataset)
            );
            Assert.That(
                async () => await bert.DescribeAsync("closed.csv", cancellationToken),
                Throws.InstanceOf<AgentClientException>(),
                "nor by its file"
            );
            Assert.That(await EndAsync(bert, "closed", cancellationToken), Is.EqualTo(ErrorCodes.UnknownDataset));
            Assert.That(await EndAsync(bert, "closed.csv", cancellationToken), Is.EqualTo(ErrorCodes.UnknownDataset));
            Assert.That(await EndAsync(anna, "closed", cancellationToken), Is.Null);
            Assert.That(await EndAsync(bert, null, cancellationToken), Is.Null, "the one that is there for him");
        });
    }

    [TestCase("closed.csv")]
    [TestCase("plant north")]
    public async Task Rule_ThatCanNameNoDataset_RefusesTheStart(string named)
    {
        var failure = await Assert.CatchAsync(() => TestHub.StartAsync([.. Settings, $"Agent:Security:Datasets:0:Dataset={named}"]));
        Assert.That(failure!.ToString(), Does.Contain($"Agent:Security:Datasets:0:Dataset is '{named}', which is no id"));
    }

    [Test, CancelAfter(120_000)]
    public async Task Rule_OfADatasetThatIsNotThere_IsInTheLog(CancellationToken cancellationToken)
    {
        using var log = new WatchedLog("has a rule for clsoed");
        await using var hub = await TestHub.StartAsync(
            [.. Settings, "Agent:Security:Datasets:0:Dataset=clsoed"],
            prepare: Files,
            services: services => services.AddSingleton<ILoggerProvider>(log)
        );
        Assert.That(await log.Seen.WaitAsync(cancellationToken), Does.EndWith("there are: closed, open"));
    }

    private static async Task<string?> EndAsync(AgentClient client, string? dataset, CancellationToken cancellationToken)
    {
        var events = await client
            .AskAsync(new AskRequest { Question = "How many rows are there?", Dataset = dataset }, cancellationToken)
            .ToListAsync(cancellationToken);
        return (events[^1] as RunErrorEvent)?.Code;
    }

    private static void Files(string folder)
    {
        foreach (var name in new[] { "open.csv", "closed.csv" })
            File.WriteAllText(Path.Combine(folder, name), "site,count\nA,1\nB,2\n");
    }
}
