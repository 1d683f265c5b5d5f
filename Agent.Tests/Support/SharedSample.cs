using Agent.Data.Samples;
using Agent.Data.Store;

namespace Agent.Tests.Support;

/// <summary>The sample workbook with its snapshot, made once; each hub of a test gets copies, so that it starts at once.</summary>
internal static class SharedSample
{
    private const string Snapshots = ".snapshots";

    private static readonly Lazy<Task<TempFolder>> Made = new(MakeAsync);

    /// <summary>Puts the workbook and its snapshot into a data folder.</summary>
    public static async Task CopyToAsync(string folder)
    {
        var made = await Made.Value;
        File.Copy(made.File(SampleWorkbook.FileName), Path.Combine(folder, SampleWorkbook.FileName));
        var snapshots = Directory.CreateDirectory(Path.Combine(folder, Snapshots));
        foreach (var file in Directory.EnumerateFiles(made.File(Snapshots)))
            File.Copy(file, Path.Combine(snapshots.FullName, Path.GetFileName(file)));
    }

    private static async Task<TempFolder> MakeAsync()
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var path = folder.File(SampleWorkbook.FileName);
        SampleWorkbook.Write(path);
        var hash = await FileHashes.ComputeAsync(path, CancellationToken.None);
        (
            await new SnapshotFolder(folder.File(Snapshots), long.MaxValue, TimeProvider.System).OpenOrMakeAsync(
                path,
                "hse-sample",
                hash,
                CancellationToken.None
            )
        ).Dispose();
        return folder;
    }
}
