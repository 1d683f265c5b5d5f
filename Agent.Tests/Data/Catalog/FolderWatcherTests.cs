using Agent.Data.Catalog;
using Agent.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Data.Catalog;

[CancelAfter(400_000)]
public sealed class FolderWatcherTests
{
    [Test]
    public async Task Write_ManyTimes_IsToldOnceItIsStill(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var told = 0;
        var time = new FakeTimeProvider();
        using var watcher = new FolderWatcher(folder.Path, () => told++, _ => { }, time);
        for (var write = 0; write < 50; write++)
            await File.AppendAllTextAsync(folder.File("a.csv"), "x", cancellationToken);

        // However late the system tells of the writes: the pause begins anew with each, and passes once.
        await Eventually.TrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(100));
                return told > 0;
            },
            cancellationToken);

        Assert.That(told, Is.EqualTo(1));
    }

    [Test]
    public async Task Catalog_FileArrives_IsLoadedWithoutBeingAskedFor(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteCsv("first.csv", 5);
        var log = new LogSignals<DatasetCatalog>();
        folder.Start(log);
        // Empty, so that it says so; nobody asks the catalogue for anything.
        var read = log.When("second.csv cannot be read");
        await File.WriteAllTextAsync(folder.File("second.csv"), string.Empty, cancellationToken);

        Assert.That(async () => await read.WaitAsync(cancellationToken), Throws.Nothing);
    }
}
