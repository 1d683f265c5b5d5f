using System.Runtime.InteropServices;

namespace Agent.Data.Catalog;

/// <summary>
/// Tells files with content from pipes, devices and sockets: to open a pipe waits for a writer, and a device may have no end. Either would
/// hold its place for good.
/// </summary>
internal static class FileKind
{
    private const int WorkingFolder = -100;
    private const uint TypeOnly = 1;
    private const int ModeAt = 28;
    private const int TypeBits = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>Whether a path, its links followed, is a file with content; also where that cannot be found out.</summary>
    public static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
            return true;
        try
        {
            // As large as statx says it is on every processor.
            var found = new byte[256];
            return statx(WorkingFolder, path, 0, TypeOnly, found) != 0 || (BitConverter.ToUInt16(found, ModeAt) & TypeBits) == Regular;
        }
        catch (EntryPointNotFoundException)
        {
            return true;
        }
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(
        int folder,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        int flags,
        uint mask,
        [Out] byte[] found
    );
}
