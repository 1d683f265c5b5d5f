using System.IO.Compression;
using Agent.Data.Workbooks.Xlsb;
using Agent.Data.Workbooks.Xlsx;

namespace Agent.Data.Workbooks;

/// <summary>
/// Reads workbooks, whatever their ending says: plain and binary ones in a stream, unusual ones by EPPlus, old ones by ExcelDataReader.
/// </summary>
internal static class ExcelReader
{
    public static IReadOnlyList<RawSheet> Read(string path, CancellationToken cancellationToken) =>
        Read(path, WorkbookLimits.Default, cancellationToken);

    /// <exception cref="WorkbookException">The file is no workbook, is damaged, or is beyond the limits.</exception>
    public static IReadOnlyList<RawSheet> Read(string path, WorkbookLimits limits, CancellationToken cancellationToken)
    {
        using var file = OpenShared(path);
        if (CheckHead(file) == WorkbookKind.Old)
            return LegacyReader.Read(file, limits, cancellationToken);
        if (IsBinary(file))
            return XlsbReader.Read(file, limits, cancellationToken);

        try
        {
            return XlsxReader.Read(file, limits, cancellationToken);
        }
        catch (UnusualWorkbookException)
        {
            file.Position = 0;
            return ReadUnusual(file, limits, cancellationToken);
        }
    }

    private static WorkbookKind CheckHead(FileStream file)
    {
        Span<byte> head = stackalloc byte[16];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read < 4)
            throw new WorkbookException("The file is empty.");
        var isOld = (head[0] == 0xD0 && head[1] == 0xCF) || (head[0] == 0x09 && head[1] is 0 or 2 or 4 or 8);
        if (isOld)
        {
            file.Position = 0;
            return WorkbookKind.Old;
        }

        if (head[0] != 'P' || head[1] != 'K')
            throw new WorkbookException(FileContents.WhyNoWorkbook(head[..read]));
        file.Position = 0;
        return WorkbookKind.Packed;
    }

    // .xlsb: the same package with binary parts.
    private static bool IsBinary(FileStream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return zip.GetEntry("xl/workbook.bin") is not null;
        }
        catch (InvalidDataException)
        {
            // The readers say what is wrong with it.
            return false;
        }
        finally
        {
            file.Position = 0;
        }
    }

    private static IReadOnlyList<RawSheet> ReadUnusual(FileStream file, WorkbookLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            CheckUnfolded(file, limits);
            file.Position = 0;
            return EpplusReader.Read(file, limits, cancellationToken);
        }
        catch (Exception broken) when (broken is not (WorkbookException or OperationCanceledException or OutOfMemoryException))
        {
            throw new WorkbookException(
                "The workbook is damaged and cannot be read. Open it in Excel, repair it and save it again.",
                isPassing: true,
                broken
            );
        }
    }

    // EPPlus unfolds everything at once: what it may be given is unfolded and counted first, since the sizes a zip states may be lies.
    private static void CheckUnfolded(FileStream file, WorkbookLimits limits)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var buffer = new byte[1 << 16];
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            using var stream = new LimitedStream(entry.Open(), entry.CompressedLength, limits);
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                total += read;
                if (total > limits.MaxUnusualBytes)
                    throw new WorkbookException(
                        $"The workbook is written in an unusual way and unfolds to more than {limits.MaxUnusualBytes >> 20} MB. Open it in Excel and save it again."
                    );
            }
        }

        foreach (var part in zip.Entries.Where(IsXml))
            XmlDepth.Check(new LimitedStream(part.Open(), part.CompressedLength, limits));
    }

    private static bool IsXml(ZipArchiveEntry part) =>
        part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static FileStream OpenShared(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        }
        catch (Exception locked) when (locked is IOException or UnauthorizedAccessException)
        {
            throw new WorkbookException("The file cannot be opened: it is locked, or the hub may not read it.", isPassing: true, locked);
        }
    }

    private enum WorkbookKind
    {
        Packed,
        Old,
    }
}
