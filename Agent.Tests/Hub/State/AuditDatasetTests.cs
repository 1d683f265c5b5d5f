using Agent.Client;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Hub.State;

/// <summary>Administrators ask the audit like any dataset; for all others it is not there.</summary>
[CancelAfter(120_000)]
internal sealed class AuditDatasetTests
{
    private const string Anna = "anna-key-0123456789";
    private const string Bert = "bert-key-0123456789";
    private const string Root = "root-key-0123456789";

    private static readonly string[] Keys =
    [
        "Agent:Security:ApiKeys:0:Name=anna",
        $"Agent:Security:ApiKeys:0:Key={Anna}",
        "Agent:Security:ApiKeys:1:Name=bert",
        $"Agent:Security:ApiKeys:1:Key={Bert}",
        "Agent:Security:ApiKeys:2:Name=root",
        $"Agent:Security:ApiKeys:2:Key={Root}",
        "Agent:Security:ApiKeys:2:Role=admin",
    ];

    [Test]
    public async Task Audit_AskedByAnAdministrator_TellsWhoAskedMost(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        await using var anna = hub.Client(key: Anna);
        await using var bert = hub.Client(key: Bert);
        await using var root = hub.Client(key: Root);
        foreach (var client in (AgentClient[])[anna, anna, anna, bert])
            await AskAsync(client, "How many incidents are there?", null, cancellationToken);
        await hub.AuditAsync(cancellationToken);

        Assert.That(
            (await AskAsync(root, "Questions by user", "hub-audit", cancellationToken)).Select(row => (row[0], row[1])),
            Is.EqualTo(new (object?, object?)[] { ("anna", 3L), ("bert", 1L) })
        );
        Assert.That((await AskAsync(root, "Who asked most in the last 7 days?", "hub-audit", cancellationToken))[0][0], Is.EqualTo("anna"));
        Assert.That(
            (await AskAsync(root, "How many questions were asked today?", "hub-audit", cancellationToken))[0][0],
            Is.EqualTo(4L).Or.EqualTo(6L),
            "its own questions count later"
        );
    }

    [Test]
    public async Task Audit_LastWeek_IsTheWeekBeforeThisOne(CancellationToken cancellationToken)
    {
        var clock = new SetTime();
        clock.Set(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
        await using var hub = await TestHub.StartAsync(Keys, services: services => services.AddSingleton<TimeProvider>(clock));
        await using var anna = hub.Client(key: Anna);
        await using var bert = hub.Client(key: Bert);
        await using var root = hub.Client(key: Root);
        // Sunday belongs to the week before, Monday begins one; the days of this week have more questions than all of the last.
        foreach (
            var (day, client, questions) in (IEnumerable<(int, AgentClient, int)>)[(1, anna, 3), (3, bert, 2), (8, anna, 1), (9, anna, 3)]
        )
        {
            clock.Set(new DateTimeOffset(2026, 11, day, 12, 0, 0, TimeSpan.Zero));
            for (var question = 0; question < questions; question++)
                await AskAsync(client, "How many incidents are there?", null, cancellationToken);
            await hub.AuditAsync(cancellationToken);
        }

        clock.Set(new DateTimeOffset(2026, 11, 11, 12, 0, 0, TimeSpan.Zero));

        Assert.That((await AskAsync(root, "Who asked most last week?", "hub-audit", cancellationToken))[0][0], Is.EqualTo("bert"));
        Assert.That((await AskAsync(root, "Who asked most this week?", "hub-audit", cancellationToken))[0][0], Is.EqualTo("anna"));
        Assert.That(
            (await AskAsync(root, "How many questions were asked last week?", "hub-audit", cancellationToken))[0][0],
            Is.EqualTo(3L)
        );
    }

    [Test]
    public async Task Audit_IsThereForAdministratorsAlone_AndAskedOnlyWhereNamed(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        await using var anna = hub.Client(key: Anna);
        await using var root = hub.Client(key: Root);
        var last = await root.AskAsync(
                new AskRequest { Question = "How many incidents are there?", Mode = AskModes.Offline },
                cancellationToken
            )
            .ToListAsync(cancellationToken);
        var refused = await anna.AskAsync(new AskRequest { Question = "Questions by user", Dataset = "hub-audit" }, cancellationToken)
            .LastAsync(cancellationToken);

        Assert.That(
            last.OfType<TableEvent>().Last().Content.Evidence.Dataset,
            Is.EqualTo("hse-sample"),
            "the only dataset of the folder needs no name"
        );
        Assert.That(
            (await root.DatasetsAsync(cancellationToken)).Select(info => (info.Id, info.IsOfHub)),
            Is.EqualTo(new[] { ("hse-sample", false), ("hub-audit", true) })
        );
        Assert.That((await anna.DatasetsAsync(cancellationToken)).Select(info => info.Id), Is.EqualTo(new[] { "hse-sample" }));
        Assert.That((refused as RunErrorEvent)?.Code, Is.EqualTo(ErrorCodes.UnknownDataset));
        Assert.That(async () => await anna.DescribeAsync("hub-audit.xlsx", cancellationToken), Throws.InstanceOf<AgentClientException>());
    }

    private static async Task<IReadOnlyList<IReadOnlyList<object?>>> AskAsync(
        AgentClient client,
        string question,
        string? dataset,
        CancellationToken cancellationToken
    )
    {
        var events = await client
            .AskAsync(
                new AskRequest
                {
                    Question = question,
                    Dataset = dataset,
                    Mode = AskModes.Offline,
                },
                cancellationToken
            )
            .ToListAsync(cancellationToken);
        Assert.That(events[^1], Is.TypeOf<RunFinishedEvent>(), WireText.Of(events));
        return events.OfType<TableEvent>().LastOrDefault()?.Content.Rows ?? throw new AssertionException(WireText.Of(events));
    }
}
