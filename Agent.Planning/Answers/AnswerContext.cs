using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;
using Agent.Planning.Answers.Words;
using Agent.Protocol;

namespace Agent.Planning.Answers;

/// <summary>What a sentence is written from.</summary>
/// <param name="Query">The query.</param>
/// <param name="Table">Its result.</param>
/// <param name="Profile">The dataset.</param>
/// <param name="Words">The phrases of the language it is written in.</param>
internal sealed record AnswerContext(Query Query, TableContent Table, DatasetProfile Profile, AnswerWords Words)
{
    public QueryLabels Labels { get; } = new(Profile, Query);

    /// <summary>What the records are called: as the question did, else the sheet's own noun.</summary>
    public RecordNoun Noun { get; } = NounOf(Query, Profile);

    /// <summary>The status that all records have; null for none.</summary>
    public ActionStatus? Status { get; } = Query.Where is null ? null : TitleParts.Of(Query, Profile).Status;

    /// <summary>What the records are called, with their status: "overdue actions".</summary>
    public string Records => Words.Status(Status) + Words.Plural(Noun);

    /// <summary>"12 overdue actions".</summary>
    public string Count(double count) => Words.Count(Noun, count, Status);

    /// <summary>The first figure; a count where records are listed.</summary>
    public Aggregate Figure => Query.Select.Count > 0 ? Query.Select[0] : new CountOf();

    /// <summary>How many of the table's columns are keys.</summary>
    public int Keys => Query.Rows is not null || Query.CountGroups ? 0 : Query.GroupBy.Count;

    /// <summary>Index of the first figure's column.</summary>
    public int FigureAt { get; } = FindFigure(Query, Table);

    public TableColumn FigureColumn => Table.Columns[FigureAt];

    /// <summary>The sentence of the first figure.</summary>
    public IFigureSentence Sentence => FigureSentences.For(Figure);

    public object? FigureOf(IReadOnlyList<object?> row) => FigureAt < row.Count ? row[FigureAt] : null;

    /// <summary>The first figure of the first row; null where there is none.</summary>
    public object? Single => Table.Rows.Count == 0 ? null : FigureOf(Table.Rows[0]);

    /// <summary>What a figure is made of: the columns behind it.</summary>
    public object? Side(IReadOnlyList<object?> row, int number) => FigureAt + number < row.Count ? row[FigureAt + number] : null;

    /// <summary>A group's name: its keys, periods in words.</summary>
    public string Name(IReadOnlyList<object?> row) => string.Join(" / ", row.Take(Keys).Select((cell, at) => Key(cell, at)));

    /// <summary>A figure of a group.</summary>
    public string Value(object? cell) => Sentence.Value(this, cell);

    /// <summary>A cell as the language writes it.</summary>
    public string Text(object? cell, TableColumn column) => FigureText.Write(cell, column, Words);

    /// <summary>A number as the language writes it.</summary>
    public string Text(double number) => FigureText.Write(number, Words);

    /// <summary>What the figure is about, at the beginning of a sentence.</summary>
    public string CapitalSubject => PhraseText.Capital(Sentence.Subject(this));

    /// <summary>
    /// The records that went into the figures, where every one of them is in exactly one group; null where that is not known.
    /// </summary>
    public long? Total => Table.Evidence.Entities ?? (Table.Evidence.RowsUsed > 0 ? Table.Evidence.RowsUsed : null);

    /// <summary>A column's heading inside a sentence.</summary>
    public string Heading(Operand operand) => operand is ColumnValue { Field: var field } && Labels.Profile(field) is { } column
        ? Words.Heading(column.Label)
        : Words.Operand(operand, Labels).Trim('(', ')');

    private string Key(object? cell, int at)
    {
        var key = Query.GroupBy[at];
        return cell switch
        {
            long hour when key.Part == CalendarPart.Hour => CalendarWords.Value(CalendarPart.Hour, (int)hour),
            long or int => Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture)!,
            string text when key.Period is not null => Words.PeriodLabel(text),
            string text when key.Part is not null => Words.PartLabel(text),
            _ => Text(cell, Table.Columns[at]),
        };
    }

    private static RecordNoun NounOf(Query query, DatasetProfile profile)
    {
        var sheet = profile.Sheet(query.From);
        if (query.Presentation?.Noun is { Length: > 0 } asked)
            return sheet is not null && IsNamed(RecordNoun.Of(sheet), asked) ? RecordNoun.Of(sheet) : RecordNoun.FromPlural(asked);
        if (sheet is null)
            return RecordNoun.Record;
        return query.Unit == CountUnit.Rows && sheet.EntityKey is not null ? new RecordNoun("row", "rows") : SheetNouns.Of(sheet, profile);
    }

    // "per incident", "overdue CAPA": the question has the sheet's own noun in one of its forms.
    private static bool IsNamed(RecordNoun noun, string asked) =>
        string.Equals(noun.Singular, asked, StringComparison.OrdinalIgnoreCase)
        || string.Equals(noun.Plural, asked, StringComparison.OrdinalIgnoreCase);

    private static int FindFigure(Query query, TableContent table)
    {
        for (var at = 0; at < table.Columns.Count; at++)
        {
            if (table.Columns[at].Role == "figure")
                return at;
        }

        return query.Rows is not null || query.CountGroups ? 0 : Math.Min(query.GroupBy.Count, Math.Max(0, table.Columns.Count - 1));
    }
}
