namespace Agent.Data.Store;

/// <summary>Keeps the snapshots of a folder within a size: those of another format go first, then those not opened for longest.</summary>
internal sealed class SnapshotRetention(string folder, long maxBytes)
{
    /// <summary>Marks a snapshot as used now. The file's own time says it, since access times are often switched off.</summary>
    public static void Touch(string path, TimeProvider time)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
        }
        catch (Exception readOnly) when (readOnly is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written is not tidied either.
        }
    }

    /// <summary>Removes snapshots until the rest fits.</summary>
    /// <param name="isInUse">Whether a file is open here; such a file is never removed.</param>
    public void Apply(Func<string, bool> isInUse)
    {
        var files = new DirectoryInfo(folder).EnumerateFiles("*" + SnapshotFormat.Ending)
            .OrderBy(file => SnapshotFormat.IsCurrent(file.Name))
            .ThenBy(file => file.LastWriteTimeUtc)
            .ToList();
        var bytes = files.Sum(file => file.Length);
        foreach (var file in files)
        {
            if (bytes <= maxBytes)
                return;
            if (isInUse(file.FullName))
                continue;
            try
            {
                file.Delete();
                bytes -= file.Length;
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                // Open in another process on a system that forbids it; the next snapshot tries again.
            }
        }
    }
}
