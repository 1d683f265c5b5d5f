using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Data.Store;

namespace Agent.Data.Catalog;

/// <summary>
/// The ids of files, each kept with its file's name from the first time it is seen, beside the snapshots: two names that make the same
/// short name (<c>plant north</c>,
/// <c>plant-north</c>) never change places, whichever comes, goes or is renamed.
/// </summary>
internal sealed partial class DatasetIds
{
    private const string FileName = "ids.json";
    private const int MostKept = 10_000;

    private readonly Lock _gate = new();
    private readonly string _folder;
    private readonly Dictionary<string, string> _ids;
    private readonly HashSet<string> _taken;

    public DatasetIds(string folder)
    {
        _folder = folder;
        _ids = Read(Path.Combine(folder, FileName));
        _taken = new HashSet<string>(_ids.Values, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The ids of files by their names; new ones are given in the order of the names.</summary>
    public IReadOnlyDictionary<string, string> Of(IReadOnlyList<string> fileNames)
    {
        lock (_gate)
        {
            var strangers = fileNames.Where(name => !_ids.ContainsKey(name)).Order(StringComparer.Ordinal).ToList();
            if (strangers.Count > 0 && _ids.Count + strangers.Count > MostKept)
                Forget(fileNames);
            foreach (var name in strangers)
                _ids[name] = Free(Slug(Path.GetFileNameWithoutExtension(name)));
            if (strangers.Count > 0)
                Write();
            return fileNames.ToDictionary(name => name, name => _ids[name], StringComparer.Ordinal);
        }
    }

    /// <summary>The id of a file's name.</summary>
    public string Of(string fileName) => Of([fileName])[fileName];

    private string Free(string slug)
    {
        var id = slug;
        for (var n = 2; !_taken.Add(id); n++)
            id = $"{slug}-{n}";
        return id;
    }

    private void Forget(IReadOnlyList<string> present)
    {
        var kept = present.ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _ids.Keys.Where(name => !kept.Contains(name)).ToList())
        {
            _taken.Remove(_ids[gone]);
            _ids.Remove(gone);
        }
    }

    // Where nothing can be written the ids are given anew at each start, in the order of the names.
    private void Write()
    {
        try
        {
            Directory.CreateDirectory(_folder);
            var staging = StagingFiles.NameFor(Path.Combine(_folder, FileName));
            File.WriteAllText(staging, JsonSerializer.Serialize(_ids));
            File.Move(staging, Path.Combine(_folder, FileName), overwrite: true);
        }
        catch (Exception readOnly) when (readOnly is IOException or UnauthorizedAccessException)
        {
            // Held in memory until the next one.
        }
    }

    private static Dictionary<string, string> Read(string file)
    {
        try
        {
            return new(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [], StringComparer.Ordinal);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or JsonException)
        {
            return new(StringComparer.Ordinal);
        }
    }

    private static string Slug(string name)
    {
        var slug = NotInSlug().Replace(name.ToLowerInvariant(), "-").Trim('-');
        return slug.Length == 0 ? "dataset" : slug;
    }

    [GeneratedRegex("[^a-z0-9_]+")]
    private static partial Regex NotInSlug();
}
