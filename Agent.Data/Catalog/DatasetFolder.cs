using System.Text.RegularExpressions;
using Agent.Data.Profiles;
using Agent.Data.Samples;

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
        _folder = Path.GetFullPath(options.Folder);
        if (!Directory.Exists(_folder))
            Directory.CreateDirectory(_folder);
        if (options.Sample && !Scan().Any())
            SampleWorkbook.Write(Path.Combine(_folder, SampleWorkbook.FileName));
    }

    /// <summary>The files that can be datasets, by name. Lock files of Excel and hidden files are none.</summary>
    public IEnumerable<DatasetFile> Scan()
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return new DirectoryInfo(_folder).EnumerateFiles()
            .Where(file => Extensions.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) && !file.Name.StartsWith('~') && !file.Name.StartsWith('.'))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new DatasetFile(
                ColumnNames.Unique(Slug(Path.GetFileNameWithoutExtension(file.Name)), taken), file.FullName, Length(file), file.LastWriteTimeUtc))
            .ToList();
    }

    /// <summary>Where snapshots go: the configured folder, else beside the data, else where the user's caches are.</summary>
    public string SnapshotFolder()
    {
        if (_options.SnapshotFolder is { Length: > 0 } configured)
            return Path.GetFullPath(configured);
        var beside = Path.Combine(_folder, ".snapshots");
        try
        {
            Directory.CreateDirectory(beside);
            return beside;
        }
        catch (Exception readOnly) when (readOnly is IOException or UnauthorizedAccessException)
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "agent-hub", "snapshots");
        }
    }

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
