namespace Agent.Tests.Support;

/// <summary>Where the checkout is.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Agent.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Agent.sln is not above the test assembly.");
    }
}
