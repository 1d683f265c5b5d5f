using Agent.Core.Datasets;

namespace Agent.Core.Queries.Words;

/// <summary>The dataset's own names for the parts of a query, so that no two parts read the same.</summary>
/// <param name="profile">The dataset.</param>
/// <param name="query">The query that is put into words.</param>
public sealed class QueryLabels(DatasetProfile profile, Query query)
{
    // Words that hold a sentence together; a name that has one of them is put in quotes.
    private static readonly HashSet<string> Structural =
    [
        "and",
        "or",
        "is",
        "not",
        "has",
        "where",
        "with",
        "without",
        "contains",
        "begins",
        "does",
        "over",
        "below",
        "exactly",
        "then",
        "per",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> StructuralWords =
        Structural.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly string _table = query.From;

    private QueryLabels(DatasetProfile profile, Query query, string table)
        : this(profile, query) => _table = table;

    /// <summary>The same, where fields without a table are of another one.</summary>
    public QueryLabels In(string table) => new(profile, query, table);

    /// <summary>A column's heading; with its sheet where it is of another one, with its name where two share a heading.</summary>
    public string Column(Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var isOwn = field.Table is null || string.Equals(field.Table, _table, StringComparison.OrdinalIgnoreCase);
        var sheet = profile.Sheet(field.Table ?? _table);
        var name = sheet?.Column(field.Column) switch
        {
            null => $"[{field.Column}]",
            { } column when IsShared(sheet, column.Label) =>
                $"{Text(column.Label)} [{column.Name}]",
            { } column => Text(column.Label),
        };
        return isOwn ? name : $"{name} ({Table(field.Table!)})";
    }

    /// <summary>What is known of a column; null where the dataset has none of this name.</summary>
    public ColumnProfile? Profile(Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return profile.Sheet(field.Table ?? _table)?.Column(field.Column);
    }

    /// <summary>A sheet's name; the table's where no sheet is called so.</summary>
    public string Table(string table) => profile.Sheet(table) is { } sheet ? Text(sheet.Name) : $"[{table}]";

    /// <summary>The noun for the query's records, with the sheet where two sheets share it: "incidents".</summary>
    public string Records() => Records(QueryPhrases.English);

    /// <summary>The noun for the query's records in a language.</summary>
    public string Records(QueryPhrases phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        if (profile.Sheet(query.From) is not { } sheet)
            return $"[{query.From}]";
        var noun = phrases.Plural(RecordNoun.Of(sheet));
        var shared = profile.AskedSheets.Count(other => phrases.Plural(RecordNoun.Of(other)) == noun) > 1;
        var name = Text(noun) + (shared ? $" ({Table(query.From)})" : string.Empty);
        return query.Unit is { } unit ? phrases.Counted(unit, name) : name;
    }

    /// <summary>Whether a value lies on the calendar.</summary>
    public bool IsTime(Operand operand) => operand is ColumnValue { Field: var field } && Profile(field)?.Kind.IsDate() == true;

    /// <summary>Values of a column: "North, South or West"; yes and no of a yes/no column.</summary>
    public string Values(Field field, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var isFlag = Profile(field)?.Kind == ColumnKind.Boolean;
        return Listed(
            [
                .. values.Select(value =>
                    isFlag && value is "true" or "false"
                        ? value == "true"
                            ? "yes"
                            : "no"
                        : Text(value, isFlag)
                ),
            ],
            " or "
        );
    }

    /// <summary>A figure with its own condition.</summary>
    public string Figure(Aggregate figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.ToWords(this) + Where(figure.Where);
    }

    /// <summary>A condition in brackets, with what leads to it; nothing for none.</summary>
    public string Where(Predicate? where) => where is null ? string.Empty : $" where ({where.ToWords(this)})";

    /// <summary>The leading keys of the query.</summary>
    public string OuterKeys(int count) =>
        Outer(count) is { } keys
            ? string.Join(" and ", keys.Select(key => KeyWords.Of(key, this)))
            : $"group of {NumberWords.Count(count, "key")}";

    /// <summary>The leading keys of the query; null where it has fewer.</summary>
    public IReadOnlyList<GroupKey>? Outer(int count) => query.GroupBy.Count >= count ? [.. query.GroupBy.Take(count)] : null;

    /// <summary>Conditions joined; those that are joined themselves in brackets.</summary>
    internal string Join(IReadOnlyList<Predicate> items, string joint, bool negated)
    {
        if (items.Count == 0)
            return negated == (joint == " and ") ? "nothing" : "anything";
        var text = string.Join(
            joint,
            items.Select(item => item is AllOf or AnyOf && items.Count > 1 ? $"({item.ToWords(this)})" : item.ToWords(this))
        );
        return negated ? $"not ({text})" : text;
    }

    /// <summary>A name or value of the data: as it is where it cannot be taken for a part of the sentence, else in quotes.</summary>
    public static string Text(string text) => Text(text, false);

    /// <summary>Text in quotes.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"“{text.Replace("”", "””", StringComparison.Ordinal)}”";
    }

    /// <summary>Several names in a sentence: "A, B or C".</summary>
    internal static string Listed(IReadOnlyList<string> names, string joint) => names.Count switch
    {
        0 => "nothing",
        1 => names[0],
        _ => string.Join(", ", names.SkipLast(1)) + joint + names[^1],
    };

    private static bool IsShared(SheetProfile sheet, string label)
    {
        var count = 0;
        for (var i = 0; i < sheet.Columns.Count; i++)
            count += sheet.Columns[i].Label == label ? 1 : 0;
        return count > 1;
    }

    private static string Text(string text, bool always) => !always && IsPlain(text) ? text : Quote(text);

    private static bool IsPlain(string text) =>
        text.Length is > 0 and <= 80
        && text[0] != ' '
        && text[^1] != ' '
        && HasPlainLetters(text)
        && !HoldsSentence(text)
        && text is not ("nothing" or "anything");

    private static bool HasPlainLetters(string text)
    {
        foreach (var letter in text)
        {
            if (
                !char.IsLetterOrDigit(letter)
                && letter is not (' ' or '-' or '_' or '/' or '.' or '&' or '%' or '#' or '+' or '\'' or ':' or '<' or '>' or '=' or '–')
            )
                return false;
        }

        return true;
    }

    /// <summary>Whether a word of it may be taken for one of the sentence around it, or two spaces stand together.</summary>
    private static bool HoldsSentence(string text)
    {
        foreach (var range in text.AsSpan().Split(' '))
        {
            var word = text.AsSpan(range);
            if (word.Length == 0 || StructuralWords.Contains(word))
                return true;
        }

        return false;
    }
}
