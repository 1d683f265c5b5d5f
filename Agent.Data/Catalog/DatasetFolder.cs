using Agent.Data.Samples;
using Agent.Data.Sidecar;
using Agent.Data.Workbooks;

namespace Agent.Data.Catalog;

/// <summary>Looks at the data folder.</summary>
internal sealed class DatasetFolder
{
    private readonly DataOptions _options;
    private readonly string _folder;
    private readonly DatasetIds _ids;

    public DatasetFolder(DataOptions options)
    {
        _options = options;
        _folder = System.IO.Path.GetFullPath(options.Folder);
        if (!Directory.Exists(_folder))
            Directory.CreateDirectory(_folder);
        _ids = new DatasetIds(SnapshotFolder());
        if (options.Sample && !Scan().Any(file => FileTypes.IsRead(file.Path)))
            SampleWorkbook.Write(System.IO.Path.Combine(_folder, SampleWorkbook.FileName));
    }

    /// <summary>The folder, whole.</summary>
    public string Path => _folder;

    /// <summary>The id of a file's name.</summary>
    public string IdOf(string fileName) => _ids.Of(fileName);

    /// <summary>
    /// The files that can be datasets, and those that people take for such, by name. Lock files of Excel and hidden files are none.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public IReadOnlyList<DatasetFile> Scan()
    {
        var files = new DirectoryInfo(_folder).EnumerateFiles().ToList();
        var sidecars = files
            .Where(file => file.Name.EndsWith(SidecarFile.Ending, StringComparison.OrdinalIgnoreCase))
            .Where(file => FileKind.IsRegular(file.FullName))
            .ToDictionary(file => file.FullName, Stamp);
        var found = files
            .Where(file =>
                (FileTypes.IsRead(file.Name) || FileTypes.WhyNot(file.Name) is not null)
                && !file.Name.StartsWith('~')
                && !file.Name.StartsWith('.')
            )
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        var ids = _ids.Of([.. found.Select(file => file.Name)]);
        return
        [
            .. found.Select(file => new DatasetFile(
                ids[file.Name], file.FullName, Length(file), file.LastWriteTimeUtc,
                SidecarFile.PathsFor(file.FullName).Select(sidecars.GetValueOrDefault).FirstOrDefault(sidecar => sidecar is not null))),
        ];
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
}
