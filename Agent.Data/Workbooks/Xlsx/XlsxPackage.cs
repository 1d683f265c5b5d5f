using System.IO.Compression;
using System.Xml;

namespace Agent.Data.Workbooks.Xlsx;

/// <summary>The parts of a workbook file, found by their relationships.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private const long MaxSmallPart = 64L << 20;

    private readonly ZipArchive _zip;
    private readonly WorkbookLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    public XlsxPackage(Stream file, WorkbookLimits limits)
    {
        _limits = limits;
        _zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in _zip.Entries)
            _entries[entry.FullName.Replace('\\', '/').TrimStart('/')] = entry;
    }

    /// <summary>Opens a part; null when the file has none of that name.</summary>
    public Stream? Open(string part) =>
        _entries.TryGetValue(part, out var entry) ? new LimitedStream(entry.Open(), entry.CompressedLength, _limits) : null;

    /// <summary>Opens a part that must be small.</summary>
    public XmlReader? OpenXml(string part)
    {
        if (Open(part) is { } first)
            XmlDepth.Check(first);
        return Open(part) is { } stream
            ? XmlReader.Create(
                stream,
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    MaxCharactersInDocument = MaxSmallPart,
                    CloseInput = true,
                }
            )
            : null;
    }

    /// <summary>What a part refers to: id, last word of the type, and name of the part meant.</summary>
    public IReadOnlyList<XlsxRelationship> Relationships(string part)
    {
        var slash = part.LastIndexOf('/');
        var folder = slash < 0 ? string.Empty : part[..(slash + 1)];
        using var xml = OpenXml($"{folder}_rels/{part[(slash + 1)..]}.rels");
        var relationships = new List<XlsxRelationship>();
        while (xml?.Read() == true)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship"
                && xml.GetAttribute("Target") is { } target && xml.GetAttribute("TargetMode") != "External")
            {
                var type = xml.GetAttribute("Type") ?? string.Empty;
                relationships.Add(
                    new XlsxRelationship(
                        xml.GetAttribute("Id") ?? string.Empty,
                        type[(type.LastIndexOf('/') + 1)..],
                        Resolve(folder, target)
                    )
                );
            }
        }

        return relationships;
    }

    public void Dispose() => _zip.Dispose();

    private static string Resolve(string folder, string target)
    {
        var path = target.Replace('\\', '/');
        var parts = new List<string>();
        foreach (var step in (path.StartsWith('/') ? path : folder + path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (step is not ("." or ".."))
                parts.Add(step);
        }

        return string.Join('/', parts);
    }
}
