using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile;

/// <summary>
/// What the writers of one query share: the dataset, the day, where in the query they are, and what people are to be told.
/// </summary>
internal sealed class CompileContext(DatasetProfile profile, DateOnly asOf)
{
    private readonly List<(string Name, int Index)> _parts = [];
    private readonly List<string> _notes = [];
    private readonly List<SheetProfile> _sheets = [];
    private int _aliases;

    public DatasetProfile Profile { get; } = profile;

    /// <summary>The day on which open, overdue and ages are judged.</summary>
    public DateOnly AsOf { get; } = asOf;

    /// <summary>Whether something in the query depends on <see cref="AsOf"/>.</summary>
    public bool UsesAsOf { get; set; }

    /// <summary>How deep the writer is inside negations.</summary>
    public int Negations { get; set; }

    public JoinPaths Paths { get; } = JoinPaths.Of(profile);

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The sheets read so far, in order.</summary>
    public IReadOnlyList<SheetProfile> Sheets => _sheets;

    public string NextAlias(string prefix) => prefix + (++_aliases).ToString(CultureInfo.InvariantCulture);

    public void Note(string text)
    {
        if (!_notes.Contains(text))
            _notes.Add(text);
    }

    public void Reads(SheetProfile sheet)
    {
        if (!_sheets.Contains(sheet))
            _sheets.Add(sheet);
    }

    /// <summary>Enters a part of the query until the result is disposed.</summary>
    public PartScope In(string name, int index = -1)
    {
        _parts.Add((name, index));
        return new PartScope(_parts);
    }

    /// <summary>Enters the field of the part the writer is in, unless the part is the field.</summary>
    public PartScope InField() =>
        In(_parts.Count > 0 && _parts[^1].Name is "field" or "from" or "to" or "date" or "due" or "closed" ? string.Empty : "field");

    public QueryFault Fault(string code, string message, IReadOnlyList<string>? nearest = null)
    {
        var path = string.Join(
            '.',
            _parts
                .Where(part => part.Name.Length > 0)
                .Select(part => part.Index < 0 ? part.Name : string.Create(CultureInfo.InvariantCulture, $"{part.Name}[{part.Index}]"))
        );
        return new QueryFault(new QueryProblem(code, path, message) { Nearest = nearest ?? [] });
    }

    internal readonly struct PartScope(List<(string, int)> parts) : IDisposable
    {
        public void Dispose() => parts.RemoveAt(parts.Count - 1);
    }
}
