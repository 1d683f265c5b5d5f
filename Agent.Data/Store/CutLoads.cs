using System.Text.Json;
using Agent.Data.Workbooks;

namespace Agent.Data.Store;

/// <summary>
/// Remembers which contents could not be loaded to the end, beside the snapshots: a file that took its reader, or the hub itself, with it
/// twice is not tried again until
/// it changes, however often the hub is started.
/// </summary>
internal sealed class CutLoads(string folder)
{
    private const int MostCuts = 2;
    private const string Ending = ".cut";

    /// <summary>Notes that a load begins; what is noted stays when this process does not live to take it back.</summary>
    /// <param name="hash">The content.</param>
    /// <param name="limits">What it may take; a content that was cut under other limits is tried again.</param>
    /// <exception cref="WorkbookException">It was cut too often.</exception>
    public void Begin(string hash, string limits)
    {
        var known = Read(hash) is { } found && found.Limits == Key(limits) ? found : new Cut(0, string.Empty, Key(limits));
        if (known.Count >= MostCuts)
            throw new WorkbookException($"{known.Reason} It was tried {known.Count} times and is not tried again until the file changes.");
        Write(hash, known with { Count = known.Count + 1, Reason = "The hub ended while the file was read." });
    }

    /// <summary>Notes how a load that was begun has ended: done, or refused with a reason of its own.</summary>
    public void End(string hash) => Forget(hash);

    /// <summary>Notes why a load that was begun was cut.</summary>
    public void Keep(string hash, string reason)
    {
        if (Read(hash) is { } begun)
            Write(hash, begun with { Reason = reason });
    }

    private static string Key(string limits) => $"{SnapshotFormat.Version}/{limits}";

    private string PathOf(string hash) => Path.Combine(folder, hash + Ending);

    private Cut? Read(string hash)
    {
        try
        {
            return JsonSerializer.Deserialize<Cut>(File.ReadAllText(PathOf(hash)));
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or JsonException)
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

    private void Forget(string hash)
    {
        try
        {
            File.Delete(PathOf(hash));
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // At worst the file gets one try less.
        }
    }

    private sealed record Cut(int Count, string Reason, string Limits);
}
