using System.Text;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Planning.Answers.Words.German;

/// <summary>The parts of a query in German: "Anzahl der Vorfälle, für die gilt: Site ist North, nach Department".</summary>
internal sealed class GermanPhrases : QueryPhrases
{
    private readonly GermanWords _words;
    private readonly GermanConditions _conditions;
    private readonly GermanFigures _figures;

    public GermanPhrases(GermanWords words) =>
        (_words, _conditions, _figures) = (words, new GermanConditions(words), new GermanFigures(words));

    public override string Whole(Query query, DatasetProfile profile)
    {
        var read = query.Simplified();
        var labels = new QueryLabels(profile, read);
        var text = new StringBuilder(read.CountGroups ? "Anzahl der Gruppen: " : string.Empty);
        text.Append(Measures(read, labels)).Append(" der ").Append(labels.Records(this));
        if (read.Where is { } where)
            text.Append(", für die gilt: ").Append(Condition(where, labels));
        foreach (var part in Parts(read, labels))
            text.Append(", ").Append(part);
        return text.ToString();
    }

    public override string Language => _words.Language;

    public override string Title(Query query, DatasetProfile profile) => new GermanTitle(this).Of(query, profile);

    public override string Continues(string key) => $"weitere Zeilen derselben {key}";

    public override string Condition(Predicate condition, QueryLabels labels) => _conditions.Write(condition, labels);

    public override string Operand(Operand operand, QueryLabels labels) => _figures.Write(operand, labels);

    public override string Figure(Aggregate figure, QueryLabels labels) => _figures.Write(figure, labels);

    public override string Key(GroupKey key, QueryLabels labels) => _figures.Write(key, labels);

    public override string Having(Having having, QueryLabels labels) =>
        $"{Figure(having.Of, labels)} {GermanConditions.Size(having.Op)} {_words.Number(having.Value)}";

    public override string Window(Window window, Query query)
    {
        var (one, many, dative) = query.GroupBy is [.., { Period: { } period }]
            ? GermanCalendar.Name(period)
            : ("Zeitraum", "Zeiträume", "Zeiträumen");
        var number = _words.Number(window.Periods);
        var over = $"{number} {(window.Periods == 1 ? one : many)}";
        var before = $"vor {number} {(window.Periods == 1 ? one : dative)}";
        return window.Form switch
        {
            WindowForm.RollingMean => $"gleitender Mittelwert über {over}",
            WindowForm.RollingSum => $"gleitende Summe über {over}",
            WindowForm.Cumulative => "kumuliert",
            WindowForm.Change => $"Veränderung gegenüber {before}",
            _ => $"Veränderung in Prozent gegenüber {before}",
        };
    }

    public override string Order(OrderBy order, Query query, QueryLabels labels)
    {
        var what = order switch
        {
            { Select: { } at } when at >= 0 && at < query.Select.Count => Figure(query.Select[at], labels),
            { Key: { } at } when at >= 0 && at < query.GroupBy.Count => Key(query.GroupBy[at], labels),
            { Value: { } value } => Operand(value, labels),
            _ => "Reihenfolge",
        };
        return $"nach {what} {(order.Descending ? "absteigend" : "aufsteigend")}";
    }

    public override string ThenBy => ", dann ";

    public override string Limit(Limit limit, QueryLabels labels)
    {
        var count = _words.Number(limit.Count);
        var text = limit.Skip == 0 ? $"die ersten {count}" : $"die {count} nach den ersten {_words.Number(limit.Skip)}";
        if (limit.PerKeys > 0)
            text += $" je {Outer(limit.PerKeys, labels)}";
        return limit.Ties ? text : $"{text} ohne Gleichstände";
    }

    public override string Compare(Comparison compare) => Compare(compare.Form, compare.Left.Label, compare.Right.Label);

    public override string Plural(RecordNoun noun) => _words.Plural(noun);

    public override string Counted(CountUnit unit, string records) =>
        unit == CountUnit.Rows ? $"Zeilen ({records})" : $"{records} (jeweils einmal gezählt)";

    public override string Showing(IReadOnlyList<string> columns) => $"mit {string.Join(", ", columns)}";

    public override string By(string key) => $"nach {key}";

    public override string GroupsWith(string having) => $"Gruppen: {having}";

    public override string ForAll(ForAll all, QueryLabels labels) =>
        $"{(all.Negated ? "nicht bei jedem" : "bei jedem")} Wert von {Key(all.Key, labels)}";

    public override string NumberOfGroups => "Anzahl der Gruppen";

    public override string AsOf(DateOnly day) => $"Stand: {_words.Day(day)}";

    public override string Chart(string kind) => kind switch
    {
        "auto" => "automatisch",
        "bar" => "Balkendiagramm",
        "line" => "Liniendiagramm",
        "pie" => "Kreisdiagramm",
        "scatter" => "Streudiagramm",
        "heatmap" => "Heatmap",
        _ => $"{kind}-Diagramm",
    };

    private string Outer(int count, QueryLabels labels) =>
        labels.Outer(count) is { } keys ? string.Join(" und ", keys.Select(key => Key(key, labels))) : $"Gruppe von {_words.Number(count)}";

    private static string Compare(ComparisonForm form, string left, string right) => form switch
    {
        ComparisonForm.SideBySide => $"{left} neben {right}",
        ComparisonForm.Difference => $"{left} minus {right}",
        ComparisonForm.Ratio => $"{left} geteilt durch {right}",
        _ => $"Veränderung in Prozent von {right} zu {left}",
    };

    private string Measures(Query query, QueryLabels labels)
    {
        var names = query.Select.Select(figure => Figure(figure, labels)).ToList();
        if (query.Rows is { } rows)
            names.Insert(0, rows.Distinct ? "Liste verschiedener Kombinationen" : "Liste");
        return names.Count == 0 ? "nichts" : string.Join(" und ", names);
    }

    private IEnumerable<string> Parts(Query query, QueryLabels labels)
    {
        if (query.Rows is { Columns.Count: > 0 } rows)
            yield return Showing([.. rows.Columns.Select(labels.Column)]);
        if (query.GroupBy.Count > 0)
            yield return By(string.Join(" und ", query.GroupBy.Select(key => Key(key, labels))));
        if (query.Having.Count > 0)
            yield return $"nur Gruppen: {string.Join(" und ", query.Having.Select(having => Having(having, labels)))}";
        if (query.ForAll is { } all)
            yield return $"nur was {ForAll(all, labels)} vorkommt";
        if (query.Compare is { } compare)
            yield return $"Vergleich: {Compare(compare.Form, Side(compare.Left, labels), Side(compare.Right, labels))}";
        if (query.Window is { } window)
            yield return Window(window, query);
        if (query.Order.Count > 0)
            yield return string.Join(ThenBy, query.Order.Select(order => Order(order, query, labels)));
        if (query.Limit is { } limit)
            yield return Limit(limit, labels);
        if (query.AsOf is { } day)
            yield return AsOf(day);
    }

    private string Side(ComparedSet side, QueryLabels labels)
    {
        var own = side.From is { } table ? labels.In(table) : labels;
        var parts = new List<string>();
        if (side.Of is { } figure)
            parts.Add(Figure(figure, own));
        if (side.From is { } from)
            parts.Add($"aus {labels.Table(from)}");
        if (side.Where is { } where)
            parts.Add($"für die gilt: {Condition(where, own)}");
        return $"{QueryLabels.Text(side.Label)} ({(parts.Count == 0 ? "alle" : string.Join(", ", parts))})";
    }
}
