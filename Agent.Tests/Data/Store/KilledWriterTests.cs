using System.Diagnostics;
using Agent.Tests.Data.Catalog;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Store;

/// <summary>
/// A hub killed while it makes a snapshot, at several points: nothing half-made is ever opened, and nothing is left over.
/// </summary>
[CancelAfter(400_000)]
public sealed class KilledWriterTests
{
    private const int Rows = 60_000;

    /// <summary>Points in the life of a snapshot, as seen from outside.</summary>
    private static readonly Dictionary<string, Func<string, bool>> Points = new()
    {
        ["read"] = Directory.Exists,
        ["started"] = folder => Files(folder, "*.duckdb.*.staging").Any(),
        ["logged"] = folder => Files(folder, "*.duckdb.*.staging.wal").Any(file => file.Length > 0),
        ["half-written"] = folder => Files(folder, "*.duckdb.*.staging").Any(file => file.Length > 600_000),
        ["renamed"] = folder => Files(folder, "*.duckdb").Any(),
    };

    [TestCase("read")]
    [TestCase("started")]
    [TestCase("logged")]
    [TestCase("half-written")]
    [TestCase("renamed")]
    public async Task Start_AfterAKill_MakesTheSnapshotAnewAndLeavesNothing(string point, CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        await File.WriteAllLinesAsync(
            folder.File("a.csv"),
            ["Id,Department,Text", .. Enumerable.Range(1, Rows).Select(row => $"A-{row},Yard {row % 9},{Guid.NewGuid()} {Guid.NewGuid()}")],
            cancellationToken);
        var reached = await KillAtAsync(folder, Points[point], cancellationToken);
        TestContext.Out.WriteLine(reached ? $"Killed at: {point}" : $"The point passed unseen: {point}");

        var catalog = folder.Start();
        using var dataset = await catalog.OpenAsync("a", cancellationToken);

        Assert.Multiple(async () =>
        {
            Assert.That(await DatasetCatalogTests.CountAsync(dataset, cancellationToken), Is.EqualTo((long)Rows));
            Assert.That(Directory.GetFileSystemEntries(folder.File(".snapshots"), "*.staging*"), Is.Empty);
            Assert.That(folder.Snapshots, Has.Count.EqualTo(1));
        });
    }

    /// <summary>Starts a hub on the folder and kills it as soon as the point is seen; false when it ended before that.</summary>
    private static async Task<bool> KillAtAsync(DataFolder folder, Func<string, bool> point, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        foreach (
            var argument in (string[])
                [
                    Path.Combine(TestContext.CurrentContext.TestDirectory, "Agent.Hub.dll"),
                    "--urls",
                    "http://127.0.0.1:0",
                    $"--Agent:Data:Folder={folder.Path}",
                ]
        )
            start.ArgumentList.Add(argument);
        using var hub = Process.Start(start)!;
        _ = hub.StandardOutput.ReadToEndAsync(cancellationToken);
        _ = hub.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            while (!point(folder.File(".snapshots")))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Files(folder.File(".snapshots"), "*.duckdb").Any())
                    return point(folder.File(".snapshots"));
                await Task.Yield();
            }

            return true;
        }
        finally
        {
            hub.Kill(entireProcessTree: true);
            await hub.WaitForExitAsync(cancellationToken);
        }
    }

    private static IEnumerable<FileInfo> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles(pattern) : [];
}
