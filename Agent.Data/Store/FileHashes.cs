using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Agent.Data.Workbooks;

namespace Agent.Data.Store;

/// <summary>
/// Content hashes of files, remembered beside the snapshots by path, size and time of change, so that a second start reads no big file
/// again. A hash is remembered
/// only when the file had been still for a while before it was read: a change within the clock's grain could otherwise keep size and time.
/// </summary>
internal sealed class FileHashes(string folder, TimeProvider time)
{
    // FAT keeps times to 2 s, and the clock of a file server may differ a little from ours.
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(5);

    private readonly Lock _writing = new();
    private readonly Lazy<ConcurrentDictionary<string, KnownHash>> _known = new(() => Read(Path.Combine(folder, FileName)));

    public const string FileName = "hashes.json";

    /// <summary>SHA-256 of a file's content in lower-case hex.</summary>
    /// <exception cref="WorkbookException">The file cannot be opened.</exception>
    public async Task<string> GetAsync(string path, CancellationToken cancellationToken)
    {
        var before = new FileInfo(path);
        if (
            before.Exists
            && _known.Value.TryGetValue(path, out var known)
            && known.Length == before.Length
            && known.Modified == before.LastWriteTimeUtc
        )
            return known.Hash;
        var start = time.GetUtcNow();
        var hash = await ComputeAsync(path, cancellationToken).ConfigureAwait(false);
        var after = new FileInfo(path);
        if (
            after.Exists
            && after.Length == before.Length
            && after.LastWriteTimeUtc == before.LastWriteTimeUtc
            && start - after.LastWriteTimeUtc > Still
        )
            Remember(path, new KnownHash(after.Length, after.LastWriteTimeUtc, hash));
        return hash;
    }

    /// <summary>SHA-256 of a file's content in lower-case hex, read now.</summary>
    /// <exception cref="WorkbookException">The file cannot be opened.</exception>
    public static async Task<string> ComputeAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                1 << 16,
                FileOptions.Asynchronous | FileOptions.SequentialScan
            );
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception locked) when (locked is IOException or UnauthorizedAccessException)
        {
            throw new WorkbookException("The file cannot be opened: it is locked, or the hub may not read it.", isPassing: true, locked);
        }
    }

    /// <summary>The same, on the caller's thread.</summary>
    /// <exception cref="WorkbookException">The file cannot be opened.</exception>
    public static string Compute(string path)
    {
        try
        {
            using var stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                1 << 16,
                FileOptions.SequentialScan
            );
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception locked) when (locked is IOException or UnauthorizedAccessException)
        {
            throw new WorkbookException("The file cannot be opened: it is locked, or the hub may not read it.", isPassing: true, locked);
        }
    }

    // What cannot be remembered is read again at the next start; no reason to fail.
    private void Remember(string path, KnownHash hash)
    {
        lock (_writing)
        {
            _known.Value[path] = hash;
            var staging = Path.Combine(folder, $"{FileName}.{Guid.NewGuid():N}{StagingFiles.Ending}");
            try
            {
                Directory.CreateDirectory(folder);
                var present = _known.Value.Where(entry => File.Exists(entry.Key)).ToDictionary();
                File.WriteAllText(staging, JsonSerializer.Serialize(present));
                File.Move(staging, Path.Combine(folder, FileName), overwrite: true);
            }
            catch (Exception readOnly) when (readOnly is IOException or UnauthorizedAccessException)
            {
                // The next start computes it again.
            }
        }
    }

    private static ConcurrentDictionary<string, KnownHash> Read(string file)
    {
        try
        {
            return new(JsonSerializer.Deserialize<Dictionary<string, KnownHash>>(File.ReadAllText(file)) ?? [], StringComparer.Ordinal);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or JsonException)
        {
            return new(StringComparer.Ordinal);
        }
    }

    private sealed record KnownHash(long Length, DateTime Modified, string Hash);
}
