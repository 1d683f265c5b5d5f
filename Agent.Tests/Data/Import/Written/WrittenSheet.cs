namespace Agent.Tests.Data.Import.Written;

/// <summary>A sheet as it is written down in a test: rows of cells, and marks of Excel such as <c>merge B1:D1</c>.</summary>
/// <param name="Name">Its name.</param>
internal sealed record WrittenSheet(string Name)
{
    public List<IReadOnlyList<WrittenCell>> Rows { get; } = [];

    /// <summary>
    /// <c>merge B1:D1</c>, <c>hide rows 5-6</c>, <c>hide column C</c>, <c>hide sheet</c>, <c>outline 2-4</c>, <c>table A3:D10</c> (its last
    /// row is its total).
    /// </summary>
    public List<string> Marks { get; } = [];

    public IEnumerable<string> MarksOf(string what) =>
        Marks.Where(mark => mark.StartsWith(what + ' ', StringComparison.Ordinal)).Select(mark => mark[(what.Length + 1)..]);

    public bool IsHidden => Marks.Contains("hide sheet");

    /// <summary>Rows of <c>5</c> or <c>5-6</c>, counted from 1.</summary>
    public static IEnumerable<int> Span(string text)
    {
        var ends = text.Split('-').Select(int.Parse).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }
}
