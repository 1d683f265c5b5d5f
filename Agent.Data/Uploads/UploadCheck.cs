using System.Buffers;
using System.IO.Compression;
using Agent.Data.Workbooks;
using Agent.Data.Workbooks.Csv;

namespace Agent.Data.Uploads;

/// <summary>Looks whether a file is what its ending says, and small enough when unpacked, before any reader sees it.</summary>
internal static class UploadCheck
{
    private const int Sample = 64 * 1024;
    private const int MaxParts = 5_000;

    // Small parts may compress to nearly nothing; the ratio counts for what could hurt.
    private const long RatioCountsFrom = 1 << 20;

    /// <exception cref="UploadException">It is not.</exception>
    public static void Check(string path, UploadOptions options, CancellationToken cancellationToken)
    {
        if (FileTypes.IsText(path) || FileContents.AreText(path, path))
            CheckText(path);
        else
            CheckWorkbook(path, options, cancellationToken);
    }

    private static void CheckText(string path)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[Sample];
        var text = bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        if (text.IsEmpty)
            throw Bad("The file is empty.");
        if (text.StartsWith("PK\u0003\u0004"u8))
            throw Bad("The file is a workbook or an archive, whatever its name says: give it the ending .xlsx.");
        if (!CsvEncoding.IsText(text))
            throw Bad("The file is no text in UTF-8. Save it as \"CSV UTF-8\".");
    }

    private static void CheckWorkbook(string path, UploadOptions options, CancellationToken cancellationToken)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[16];
        var head = bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        if (head.Length == 0)
            throw Bad("The file is empty.");
        // The reader tells old from encrypted.
        if (head is [0xD0, 0xCF, ..] && Path.GetExtension(path).Equals(".xls", StringComparison.OrdinalIgnoreCase))
            return;
        if (head is [0xD0, 0xCF, ..])
            throw Bad("The workbook is encrypted, or in the old .xls format. Remove the password and save it as .xlsx.");
        if (!head.AsSpan().StartsWith("PK\u0003\u0004"u8))
            throw Bad(FileContents.WhyNoWorkbook(head));
        stream.Position = 0;
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            CheckParts(archive, options, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw Bad("The workbook is damaged and cannot be read. Open it in Excel, repair it and save it again.");
        }
    }

    // What the archive says of its sizes may be a lie: the parts are unpacked, into nothing, until the limit.
    private static void CheckParts(ZipArchive archive, UploadOptions options, CancellationToken cancellationToken)
    {
        if (archive.Entries.Count > MaxParts)
            throw TooLarge($"The workbook has {archive.Entries.Count} parts; at most {MaxParts} are taken.");
        if (
            archive.GetEntry("[Content_Types].xml") is null
            || (archive.GetEntry("xl/workbook.xml") ?? archive.GetEntry("xl/workbook.bin")) is null
        )
            throw Bad("The file is an archive, but no Excel workbook.");
        var sheets = archive.Entries.Count(part =>
            part.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase)
            && (
                part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                || part.FullName.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)
            )
        );
        if (sheets > options.MaxSheets)
            throw TooLarge($"The workbook has {sheets} sheets; at most {options.MaxSheets} are taken.");

        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
        try
        {
            var total = 0L;
            foreach (var part in archive.Entries)
                total += Unpack(part, buffer, total, options, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static long Unpack(ZipArchiveEntry part, byte[] buffer, long before, UploadOptions options, CancellationToken cancellationToken)
    {
        using var content = part.Open();
        var bytes = 0L;
        while (content.Read(buffer) is > 0 and var read)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bytes += read;
            if (before + bytes > options.MaxUnpackedBytes)
                throw TooLarge($"The workbook unpacks to more than {options.MaxUnpackedBytes >> 20} MB.");
            if (bytes > RatioCountsFrom && bytes > part.CompressedLength * options.MaxRatio)
                throw TooLarge(
                    $"A part of the workbook unpacks to more than {options.MaxRatio} times its size. No workbook does that by itself."
                );
        }

        return bytes;
    }

    private static UploadException Bad(string why) => new(UploadCodes.BadContent, why);

    private static UploadException TooLarge(string why) => new(UploadCodes.TooLarge, why);
}
