namespace Agent.Score.Board;

/// <summary>Finds what lies in the repository, from where the program was built.</summary>
internal static class RepositoryFolder
{
    /// <summary>A folder of the repository; null where the program was moved away from its sources.</summary>
    /// <param name="relative">The path below the repository, with forward slashes.</param>
    public static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, relative);
            if (Directory.Exists(found))
                return found;
        }

        return null;
    }
}
