using Agent.Data.Store;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Store;

[CancelAfter(400_000)]
public sealed class FileHashesTests
{
    private static readonly DateTime LongAgo = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Test]
    public async Task Get_SameSizeAndTimeInASecondLife_ReadsNothing(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var file = Write(folder, "one", LongAgo);
        var first = await new FileHashes(folder.Path, TimeProvider.System).GetAsync(file, cancellationToken);
        Write(folder, "two", LongAgo);

        Assert.That(await new FileHashes(folder.Path, TimeProvider.System).GetAsync(file, cancellationToken), Is.EqualTo(first));
    }

    [Test]
    public async Task Get_OtherTime_ReadsAgain(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var hashes = new FileHashes(folder.Path, TimeProvider.System);
        var first = await hashes.GetAsync(Write(folder, "one", LongAgo), cancellationToken);

        Assert.That(await hashes.GetAsync(Write(folder, "two", LongAgo.AddSeconds(1)), cancellationToken), Is.Not.EqualTo(first));
    }

    [Test]
    public async Task Get_FileChangedJustNow_IsNotTrustedTheNextTime(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var hashes = new FileHashes(folder.Path, TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var first = await hashes.GetAsync(Write(folder, "one", now), cancellationToken);

        Assert.That(await hashes.GetAsync(Write(folder, "two", now), cancellationToken), Is.Not.EqualTo(first));
    }

    [Test]
    public async Task Get_DamagedIndex_ReadsTheFile(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File(FileHashes.FileName), "{ \"half", cancellationToken);
        var file = Write(folder, "one", LongAgo);

        Assert.That(
            await new FileHashes(folder.Path, TimeProvider.System).GetAsync(file, cancellationToken),
            Is.EqualTo(FileHashes.Compute(file))
        );
    }

    private static string Write(TempFolder folder, string content, DateTime modified)
    {
        var file = folder.File("a.csv");
        File.WriteAllText(file, content);
        File.SetLastWriteTimeUtc(file, modified);
        return file;
    }
}
