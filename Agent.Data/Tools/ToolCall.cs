using Agent.Core.Datasets;
using Agent.Core.Queries.Words;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Tools;

/// <summary>One call of a tool: its arguments, the names resolved in them, the notes made on the way.</summary>
internal sealed class ToolCall(ToolArguments arguments, ToolWorkspace workspace)
{
    private readonly List<string> _notes = [];

    public ToolArguments Arguments { get; } = arguments;

    /// <summary>The arguments with pseudonyms in the place of names; null where whoever reads the result may see names.</summary>
    public ToolArguments? Pseudonymous { get; init; }

    /// <summary>The language in which people read the result.</summary>
    public QueryPhrases Phrases { get; init; } = QueryPhrases.English;

    public ToolWorkspace Workspace { get; } = workspace;

    public DatasetProfile Profile => Workspace.Source.Profile;

    public QueryOptions Options => Workspace.Engine.Options;

    /// <summary>The remarks so far.</summary>
    public IReadOnlyList<string> Notes => [.. _notes];

    /// <summary>A remark for the result.</summary>
    public void Note(string text)
    {
        if (!_notes.Contains(text))
            _notes.Add(text);
    }

    /// <summary>The sheet meant by the argument <c>sheet</c>.</summary>
    public SheetProfile Sheet() => Names.Sheet(Profile, Arguments.Text("sheet"), Note);

    /// <summary>The column of a sheet that a name means.</summary>
    public ColumnProfile Column(SheetProfile sheet, string name) => Names.Column(sheet, name, Note);

    /// <summary>Makes the table of a query that has run.</summary>
    public ToolTable Table(DataQuery query, QueryData data, bool fromCache)
    {
        var table = TableMaker.Make(query, data, Profile, Workspace.NextTableId(), _notes);
        return Keep(table, fromCache);
    }

    /// <summary>Remembers a table for charts and gives it as the result.</summary>
    public ToolTable Keep(TableContent table, bool fromCache)
    {
        return Keep(new ToolTable(table) { FromCache = fromCache });
    }

    /// <summary>Remembers a table for charts, in the place of one with the same id.</summary>
    public ToolTable Keep(ToolTable table)
    {
        Workspace.Remember(table);
        return table;
    }
}
