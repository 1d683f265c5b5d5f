using Agent.Hub.Audit;
using Agent.Hub.Hosting;
using Agent.Hub.State.Database;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Hub.State;

/// <summary>The audit puts down questions, and tampering is found.</summary>
internal sealed class AuditTests
{
    private static readonly Action<List<AuditRow>>[] Tampering =
    [
        rows => rows[2].Body = rows[2].Body.Replace("2", "3", StringComparison.Ordinal),
        rows => rows[2].At++,
        rows => rows[2].Actor = "mallory",
        rows => rows.RemoveAt(2),
        rows => rows.RemoveAt(0),
        rows => (rows[1].Id, rows[2].Id) = (rows[2].Id, rows[1].Id),
        rows => rows.Insert(2, Entry(3, rows[1].Hash, "forged")),
    ];

    [Test]
    public void Check_WholeChain_FindsNothing() => Assert.That(AuditChain.Check(Chain(5)), Is.Empty);

    [Test]
    public void Check_AfterTampering_FindsIt([Range(0, 6)] int way)
    {
        var rows = Chain(5);
        Tampering[way](rows);
        Assert.That(AuditChain.Check(rows.OrderBy(row => row.Id)), Is.Not.Empty);
    }

    [Test, CancelAfter(120_000)]
    public async Task Ask_Answered_IsPutDownWithVersionRowsToolsAndSql(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync([
            "Agent:Security:ApiKeys:0:Name=anna",
            "Agent:Security:ApiKeys:0:Key=anna-anna-anna-anna",
        ]);
        await using var client = hub.Client(key: "anna-anna-anna-anna");
        await client
            .AskAsync(new AskRequest { Question = "How many incidents are there?" }, cancellationToken)
            .ToListAsync(cancellationToken);
        var database = hub.Services.GetRequiredService<StateDatabase>();
        // Rights are put down beside the hub's start.
        await Eventually.TrueAsync(
            async () => await database.ReadAsync(state => state.Audit.CountAsync(cancellationToken), cancellationToken) == 2,
            cancellationToken
        );
        var rights = await database.ReadAsync(
            state => state.Audit.SingleAsync(row => row.Action == AuditActions.Rights, cancellationToken),
            cancellationToken
        );
        var row = await database.ReadAsync(
            state => state.Audit.SingleAsync(row => row.Action == AuditActions.Ask, cancellationToken),
            cancellationToken
        );
        Assert.Multiple(() =>
        {
            Assert.That(row.Actor, Is.EqualTo("anna"));
            Assert.That(
                rights.Body,
                Does.Contain("\"Name\":\"anna\"").And.Contain("analyst").And.Not.Contain("anna-anna"),
                "who may do what, never a key"
            );
            Assert.That(
                row.Body,
                Does.Contain("\"question\":\"How many incidents are there?\"")
                    .And.Contain("\"sql\":[\"")
                    .And.Contain("\"outcome\":\"answer\"")
            );
        });
        Assert.That(await AuditLog.VerifyAsync(database, cancellationToken), Is.Empty);
    }

    [Test, CancelAfter(120_000)]
    public async Task Commands_BackUpTamperRestore_AreSeenByVerify(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        await SharedSample.CopyToAsync(folder.Path);
        var backup = folder.File("state.backup");
        string[] settings = [$"--Agent:Data:Folder={folder.Path}"];
        await using (var hub = await HubProcess.StartAsync(folder.Path, [], cancellationToken))
        {
            await using var client = hub.Client();
            await client
                .AskAsync(new AskRequest { Question = "How many incidents are there?" }, cancellationToken)
                .ToListAsync(cancellationToken);
            await client
                .AskAsync(new AskRequest { Question = "How many hazards are there?" }, cancellationToken)
                .ToListAsync(cancellationToken);
            await hub.TerminateAsync(cancellationToken);
            await hub.EndAsync(cancellationToken);
        }

        var verified = await RunAsync(["audit", "verify", .. settings]);
        var backedUp = await RunAsync(["backup", backup, .. settings]);
        await using (
            var state = new Microsoft.Data.Sqlite.SqliteConnection(
                $"Data Source={Path.Combine(folder.Path, ".snapshots", "state.db")};Pooling=False"
            )
        )
        {
            await state.OpenAsync(cancellationToken);
            await using var command = state.CreateCommand();
            command.CommandText = "UPDATE audit SET \"Actor\" = 'mallory' WHERE \"Id\" = 1";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        var found = await RunAsync(["audit", "verify", .. settings]);
        var restored = await RunAsync(["restore", backup, .. settings]);
        var again = await RunAsync(["audit", "verify", .. settings]);
        Assert.Multiple(() =>
        {
            Assert.That(verified, Is.EqualTo((0, "The audit is whole.")));
            Assert.That(backedUp.Code, Is.Zero);
            Assert.That(found, Is.EqualTo((1, "Entry 1 was changed.")));
            Assert.That(restored.Code, Is.Zero);
            Assert.That(again, Is.EqualTo((0, "The audit is whole.")));
        });
    }

    private static async Task<(int? Code, string Said)> RunAsync(string[] args)
    {
        await using var output = new StringWriter();
        var code = await StateCommands.TryRunAsync(args, output);
        return (code, output.ToString().Trim());
    }

    private static List<AuditRow> Chain(int length)
    {
        var rows = new List<AuditRow>();
        for (var id = 1; id <= length; id++)
            rows.Add(Entry(id, rows.LastOrDefault()?.Hash ?? AuditChain.Beginning, $"{{\"number\":2{id}}}"));
        return rows;
    }

    private static AuditRow Entry(long id, string previous, string body)
    {
        var row = new AuditRow
        {
            Id = id,
            At = 100 + id,
            Actor = "anna",
            Action = "ask",
            Body = body,
            Previous = previous,
            Hash = string.Empty,
        };
        row.Hash = AuditChain.Hash(row);
        return row;
    }
}
