using System.Text.Json;
using Agent.Protocol;
using Microsoft.Extensions.Logging;

namespace Agent.Data.Versions;

/// <summary>
/// Which versions each dataset had, when they came and by whom: a small file for each dataset in a folder beside the snapshots. What cannot
/// be written is logged and left out: a dataset is asked all the same.
/// </summary>
/// <param name="folder">Where the files are; made when needed.</param>
/// <param name="logger">Told what could not be kept.</param>
public sealed partial class VersionHistory(string folder, ILogger logger)
{
    /// <summary>Versions kept of a dataset; the oldest go first.</summary>
    public const int MaxVersions = 50;

    private readonly Lock _gate = new();

    /// <summary>The versions of a dataset, newest first; none where it is not known.</summary>
    public IReadOnlyList<DatasetVersion> Of(string id)
    {
        lock (_gate)
            return Read(id);
    }

    /// <summary>Notes a dataset that is ready; nothing changes where its version is the newest already.</summary>
    public void Add(DatasetInfo ready)
    {
        ArgumentNullException.ThrowIfNull(ready);
        if (ready is not { Version: { } version, LoadedAt: { } at })
            return;
        lock (_gate)
        {
            var known = Read(ready.Id);
            if (known is not [{ } newest, ..] || newest.Version != version)
                Write(ready.Id, [new DatasetVersion(version, at, ready.Sheets), .. known.Take(MaxVersions - 1)]);
        }
    }

    /// <summary>Says who brought a version that has been noted.</summary>
    public void Attribute(string id, string version, string by)
    {
        lock (_gate)
        {
            var known = Read(id);
            var at = known.FindIndex(one => one.Version == version);
            if (at < 0 || known[at].By is not null)
                return;
            known[at] = known[at] with { By = by };
            Write(id, known);
        }
    }

    /// <summary>Forgets a dataset that was deleted.</summary>
    public void Forget(string id)
    {
        lock (_gate)
            Try(id, () => File.Delete(PathOf(id)));
    }

    private string PathOf(string id) => Path.Combine(folder, $"{id}.json");

    private List<DatasetVersion> Read(string id)
    {
        try
        {
            return File.Exists(PathOf(id))
                ? JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(id)), VersionContext.Default.ListDatasetVersion) ?? []
                : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            LogNotKept(logger, unreadable, id);
            return [];
        }
    }

    // Whole or not at all: a reader never sees half of it.
    private void Write(string id, List<DatasetVersion> versions) =>
        Try(
            id,
            () =>
            {
                Directory.CreateDirectory(folder);
                var staged = PathOf(id) + ".new";
                File.WriteAllBytes(staged, JsonSerializer.SerializeToUtf8Bytes(versions, VersionContext.Default.ListDatasetVersion));
                File.Move(staged, PathOf(id), overwrite: true);
            }
        );

    private void Try(string id, Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNotKept(logger, failure, id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The versions of {Dataset} could not be read or written")]
    private static partial void LogNotKept(ILogger logger, Exception failure, string dataset);
}
