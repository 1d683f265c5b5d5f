using System.Text;

namespace Agent.Tests.Data.Import.Written;

/// <summary>A file as it is written down in a test, with what is asked of it.</summary>
/// <param name="Kind">Which habit of people it stands for.</param>
/// <param name="Name">Its name; the ending says how it is written.</param>
internal sealed record WrittenFile(string Kind, string Name)
{
    public List<WrittenSheet> Sheets { get; } = [];

    public List<string> Lines { get; } = [];

    /// <summary>Questions with their answers, as <see cref="WrittenCheck"/> reads them.</summary>
    public List<string> Checks { get; } = [];

    private bool IsText => Name.EndsWith(".csv", StringComparison.Ordinal);

    /// <summary>
    /// The files of a text: <c>=== kind: name.xlsx</c> begins one, <c>--- name</c> a sheet, <c>!</c> a mark, <c>?</c> a check; the lines
    /// between are rows with <c>|</c>
    /// between the cells, or the lines of a CSV file.
    /// </summary>
    public static IReadOnlyList<WrittenFile> Read(IEnumerable<string> lines)
    {
        var files = new List<WrittenFile>();
        foreach (var line in lines)
        {
            if (line.StartsWith("=== ", StringComparison.Ordinal))
                files.Add(
                    new WrittenFile(
                        line[4..line.IndexOf(':', StringComparison.Ordinal)],
                        line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
                    )
                );
            else
                files[^1].Add(line);
        }

        return files;
    }

    public void Write(string path)
    {
        if (IsText)
            File.WriteAllText(
                path,
                string.Concat(
                    Lines.Select(line =>
                        line.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\r", "\r", StringComparison.Ordinal) + "\n"
                    )
                ),
                new UTF8Encoding(false)
            );
        else if (Name.EndsWith(".xls", StringComparison.Ordinal))
            XlsWriter.Write(path, Sheets);
        else if (Name.EndsWith(".xlsb", StringComparison.Ordinal))
            XlsbWriter.Write(path, Sheets);
        else
            XlsxWriter.Write(path, Sheets);
    }

    public override string ToString() => $"{Kind}: {Name}";

    private void Add(string line)
    {
        if (line.StartsWith("? ", StringComparison.Ordinal))
            Checks.Add(line[2..]);
        else if (IsText)
            Lines.Add(line);
        else if (line.StartsWith("--- ", StringComparison.Ordinal))
            Sheets.Add(new WrittenSheet(line[4..]));
        else if (line.StartsWith("! ", StringComparison.Ordinal))
            Sheets[^1].Marks.Add(line[2..]);
        else
            Sheets[^1].Rows.Add([.. line.Split('|').Select(WrittenCell.Read)]);
    }
}
