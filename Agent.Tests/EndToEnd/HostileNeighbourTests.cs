using System.Diagnostics;
using Agent.Protocol;
using Agent.Tests.Support;
using Agent.Tests.Support.Hostile;
using Agent.Tests.Support.ScriptedEndpoint;

namespace Agent.Tests.EndToEnd;

/// <summary>
/// While hostile files come into the folder and a model sends hostile statements, the hub's process answers questions to another dataset.
/// Its figures are printed; under
/// a limit of memory where <c>AGENT_MEMORY_CGROUP</c> names a control group with one (docs/security.md).
/// </summary>
public sealed class HostileNeighbourTests
{
    private static readonly string[] Statements =
    [
        "SELECT max(levenshtein(a.x, b.x)) FROM (SELECT string_agg(Note, ' ') x FROM good) a, (SELECT string_agg(Note, '-') x FROM good) b",
        "SELECT mode(a.Note || b.Note) FROM good a, good b",
        "SELECT list(a.Note || b.Note) FROM good a, good b",
        "SELECT count(*) FROM good a, good b, good c, good d WHERE a.Id || b.Id || c.Id = d.Id",
    ];

    [Test, CancelAfter(900_000)]
    public async Task Ask_OtherDatasetWhileFilesAndStatementsAreHostile_IsAnsweredThroughout(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        using var store = new TempFolder();
        await File.WriteAllLinesAsync(
            folder.File("good.csv"),
            [
                "Id,Site,Note",
                .. Enumerable.Range(1, 3_000).Select(row => $"A-{row},Yard {row % 7},somebody slipped on step {row} of the stairs"),
            ],
            cancellationToken
        );
        var turn = 0;
        await using var server = new ScriptedModelServer(async exchange =>
        {
            await exchange.BeginAsync();
            var sql = Frames.Json(Statements[Interlocked.Increment(ref turn) % Statements.Length]);
            await exchange.SendAsync(
                turn % 2 == 1
                    ? [Frames.Tool(0, $"c{turn}", "run_sql", $"{{\"sql\":{sql}}}"), Frames.Finish("tool_calls"), Frames.Done]
                    : Frames.Answer("Done.")
            );
        });
        await using var hub = await HubProcess.StartAsync(
            folder.Path,
            [
                $"Agent:Data:SnapshotFolder={store.Path}",
                "Agent:Queries:Timeout=00:00:05",
                "Agent:Data:LoadTimeout=00:00:20",
                "Agent:Model:WarmUp=false",
                "Agent:Model:Name=scripted-1",
                "Agent:Model:ApiKey=k",
                $"Agent:Model:Endpoint={new Uri(server.Address, "v1")}",
            ],
            cancellationToken);
        await using var client = hub.Client();
        var alone = new List<double>();
        for (var warm = 0; warm < 20; warm++)
            alone.Add(await TimeAsync(client, warm, cancellationToken));

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var hostile = Task.WhenAll(SendFilesAsync(folder, cancellationToken), SendStatementsAsync(hub, cancellationToken));
        var times = new List<double>();
        var peak = 0L;
        while (!hostile.IsCompleted)
        {
            times.Add(await TimeAsync(client, times.Count, cancellationToken));
            peak = Math.Max(peak, hub.TreeMemory());
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }

        await hostile;
        times.Sort();
        TestContext.Out.WriteLine(
            $"{times.Count} questions: median {times[times.Count / 2]:0} ms, p95 {times[times.Count * 95 / 100]:0} ms, longest {times[^1]:0} ms; processes together up to {peak >> 20} MB"
        );
        // Two seconds where an answer alone takes the 100 ms that are promised; on a slower or busier machine as many times longer.
        var pace = Math.Max(1, alone.Order().ElementAt(alone.Count / 2) / 100);
        Assert.That(times[times.Count * 95 / 100], Is.LessThan(2_000 * pace));
    }

    private static async Task<double> TimeAsync(Agent.Client.AgentClient client, int number, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await AskAsync(client, number, cancellationToken);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task AskAsync(Agent.Client.AgentClient client, int number, CancellationToken cancellationToken)
    {
        var events = await client
            .AskAsync(
                new AskRequest
                {
                    Question = $"How many rows are there at Yard {number % 7}?",
                    Dataset = "good.csv",
                    Mode = AskModes.Offline,
                },
                cancellationToken
            )
            .ToListAsync(cancellationToken);
        Assert.That(events[^1], Is.TypeOf<RunFinishedEvent>());
    }

    private static async Task SendFilesAsync(TempFolder folder, CancellationToken cancellationToken)
    {
        using var made = new TempFolder();
        foreach (var file in (HostileFile[])[.. HostileWorkbooks.All(), .. HostileTexts.All(), .. HostileVariations.All()])
        {
            // Made before, and put in whole: the making is the test's own work.
            await Task.Run(() => file.Write(made.File(file.Name)), cancellationToken);
            File.Move(made.File(file.Name), folder.File("h-" + file.Name));
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
        }

        await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System, cancellationToken);
    }

    private static async Task SendStatementsAsync(HubProcess hub, CancellationToken cancellationToken)
    {
        await using var client = hub.Client();
        for (var round = 0; round < 2 * Statements.Length; round++)
        {
            var events = await client
                .AskAsync(
                    new AskRequest
                    {
                        Question = "What of it?",
                        Dataset = "good.csv",
                        Mode = AskModes.Model,
                    },
                    cancellationToken
                )
                .ToListAsync(cancellationToken);
            Assert.That(events[^1].IsTerminal);
        }
    }
}
