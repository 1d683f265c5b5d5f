using System.Text.Json;
using Agent.Data.Workbooks;

namespace Agent.Data.Store;

/// <summary>
/// Remembers which contents could not be loaded to the end, beside the snapshots: a file that took its reader, or the hub itself, with it
/// twice is not tried again until it changes, however often the hub is started. A load under way has a file of its own that names its
/// process: only what a process left that is no more counts as cut, so that copies of a file, and hubs that share the folder, load the
/// same content side by side.
/// </summary>
internal sealed class CutLoads(string folder, TimeProvider time)
{
    private const int MostCuts = 2;
    private const string Ending = ".cut";
    private const string UnderWay = ".load";

    private readonly Lock _gate = new();

    /// <summary>Notes that a load begins; what is noted stays when this process does not live to take it back.</summary>
    /// <param name="hash">The content.</param>
    /// <param name="limits">What it may take; a content that was cut under other limits is tried again.</param>
    /// <exception cref="WorkbookException">It was cut too often.</exception>
    public BegunLoad Begin(string hash, string limits)
    {
        lock (_gate)
        {
            var known = WithLeft(hash, Of(hash, Key(limits)));
            if (known.Count >= MostCuts)
                throw new WorkbookException(
                    $"{known.Reason} It was tried {known.Count} times and is not tried again until the file changes."
                );
            var mark = StagingFiles.NameFor(Path.Combine(folder, hash), UnderWay);
            File.WriteAllText(mark, known.Limits);
            return new BegunLoad(hash, known.Limits, mark);
        }
    }

    /// <summary>Notes how a load that was begun has ended: done, or refused with a reason of its own.</summary>
    public void End(BegunLoad load)
    {
        lock (_gate)
        {
            Forget(load.Mark);
            Forget(PathOf(load.Hash));
        }
    }

    /// <summary>Notes why a load that was begun was cut.</summary>
    public void Keep(BegunLoad load, string reason)
    {
        lock (_gate)
        {
            Forget(load.Mark);
            var known = Of(load.Hash, load.Limits);
            Write(load.Hash, known with { Count = known.Count + 1, Reason = reason });
        }
    }

    /// <summary>What is known of a content, with the loads that processes left which are no more.</summary>
    private Cut WithLeft(string hash, Cut known)
    {
        var left = Directory.EnumerateFiles(folder, $"{hash}.*{UnderWay}").Where(mark => StagingFiles.IsLeft(mark, time)).ToList();
        var counted = left.Count(mark => ReadText(mark) == known.Limits);
        left.ForEach(Forget);
        if (counted == 0)
            return known;
        known = known with { Count = known.Count + counted, Reason = "The hub ended while the file was read." };
        Write(hash, known);
        return known;
    }

    private static string Key(string limits) => $"{SnapshotFormat.Version}/{limits}";

    private string PathOf(string hash) => Path.Combine(folder, hash + Ending);

    private Cut Of(string hash, string limits)
    {
        try
        {
            if (ReadText(PathOf(hash)) is { } text && JsonSerializer.Deserialize<Cut>(text) is { } found && found.Limits == limits)
                return found;
        }
        catch (JsonException)
        {
            // Half written, by a version that wrote it otherwise or by hand: the content is tried.
        }

        return new Cut(0, string.Empty, limits);
    }

    private static string? ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Write(string hash, Cut cut)
    {
        var staging = StagingFiles.NameFor(PathOf(hash));
        File.WriteAllText(staging, JsonSerializer.Serialize(cut));
        File.Move(staging, PathOf(hash), overwrite: true);
    }

    private static void Forget(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // At worst the file gets one try less.
        }
    }

    private sealed record Cut(int Count, string Reason, string Limits);
}
