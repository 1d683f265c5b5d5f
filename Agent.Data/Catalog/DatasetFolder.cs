using System.Text.RegularExpressions;
using Agent.Data.Profiles;
using Agent.Data.Samples;
using Agent.Data.Sidecar;

namespace Agent.Data.Catalog;

/// <summary>Looks at the data folder.</summary>
internal sealed partial class DatasetFolder
{
    private static readonly string[] Extensions = [".xlsx", ".xlsm", ".csv"];

    private readonly DataOptions _options;
    private readonly string _folder;

    public DatasetFolder(DataOptions options)
    {
        _options = options;
        _folder = System.IO.Path.GetFullPath(options.Folder);
        if (!Directory.Exists(_folder))
            Directory.CreateDirectory(_folder);
        if (options.Sample && !Scan().Any())
            SampleWorkbook.Write(System.IO.Path.Combine(_folder, SampleWorkbook.FileName));
    }

    /// <summary>The folder, whole.</summary>
    public string Path => _folder;

    /// <summary>The files that can be datasets, by name. Lock files of Excel and hidden files are none.</summary>
    public IEnumerable<DatasetFile> Scan()
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var files = new DirectoryInfo(_folder).EnumerateFiles().ToList();
        var sidecars = files.Where(file => file.Name.EndsWith(SidecarFile.Ending, StringComparison.OrdinalIgnoreCase)).ToDictionary(file => file.FullName, Stamp);
        return files
            .Where(file => Extensions.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) && !file.Name.StartsWith('~') && !file.Name.StartsWith('.'))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new DatasetFile(
                ColumnNames.Unique(Slug(System.IO.Path.GetFileNameWithoutExtension(file.Name)), taken), file.FullName, Length(file), file.LastWriteTimeUtc,
                SidecarFile.PathsFor(file.FullName).Select(sidecars.GetValueOrDefault).FirstOrDefault(found => found is not null)))
            .ToList();
    }

    /// <summary>Where snapshots go.</summary>
    public string SnapshotFolder() => _options.ResolveSnapshotFolder();

    private static SidecarStamp Stamp(FileInfo file) => new(file.FullName, Length(file), file.LastWriteTimeUtc);

    // A link to a file that is gone has no length; it is listed, and says so when it is loaded.
    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            return 0;
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
