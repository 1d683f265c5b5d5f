namespace Agent.Data.Catalog;

/// <summary>Says in plain words why the surroundings do not let a file be read or its snapshot be written; never a path.</summary>
internal static class IoReason
{
    private const int UnixDiskFull = 28;
    private const int UnixQuota = 122;
    private const int WindowsDiskFull = 112;

    /// <summary>Whether it is the surroundings: then the next try may do.</summary>
    public static bool IsSurroundings(Exception failure) => failure is IOException or UnauthorizedAccessException;

    public static string Of(Exception failure) => failure switch
    {
        _ when IsDiskFull(failure) => "The disk is full. The file is tried again by itself when there is room.",
        DirectoryNotFoundException => "The data folder is not there, or not mounted. It is looked for again by itself.",
        FileNotFoundException => "The file is gone.",
        UnauthorizedAccessException => "The hub may not read the file or write beside it. It is tried again by itself.",
        _ => "The file, or the place of what is read from it, cannot be reached. It is tried again by itself.",
    };

    private static bool IsDiskFull(Exception failure) =>
        (failure.HResult & 0xFFFF) is var code
        && (OperatingSystem.IsWindows() ? code == WindowsDiskFull : code is UnixDiskFull or UnixQuota);
}
