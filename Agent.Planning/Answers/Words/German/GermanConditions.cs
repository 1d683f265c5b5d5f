using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;

namespace Agent.Planning.Answers.Words.German;

/// <summary>Conditions in German: "Site ist North und Date im März 2025".</summary>
internal sealed class GermanConditions(GermanWords words)
{
    /// <exception cref="NotSupportedException">A kind of condition has no words here.</exception>
    public string Write(Predicate condition, QueryLabels labels, bool negated = false) => condition switch
    {
        AllOf { Items: var items } => Join(items, "und", labels, negated),
        AnyOf { Items: var items } => Join(items, "oder", labels, negated),
        Negation { Item: var item } => Write(item, labels, !negated),
        OneOf one => $"{labels.Column(one.Field)} {(negated ? "ist nicht" : "ist")} {Values(one, labels)}",
        IsBlank blank => $"{labels.Column(blank.Field)} {(negated ? "hat einen Wert" : "ist leer")}",
        InTimeRange range => $"{labels.Column(range.Field)} {Not(negated)}{GermanCalendar.Range(range.From, range.Until)}",
        InCalendarPart part => $"{labels.Column(part.Field)} {Not(negated)}{GermanCalendar.In(part.Part, part.Values)}",
        CompareValue compare => $"{words.Operand(compare.Of, labels)} {Not(negated)}{Size(compare.Op)} {words.Number(compare.Value)}",
        CompareOperands compare => Operands(compare, labels, negated),
        OnScale scale => OnScale(scale, labels, negated),
        HasStatus status => Not(negated) + Status(status, labels),
        RelatedRows related => Related(related, labels, negated),
        ContainsText text => Text(text.Field, negated ? "enthält nicht" : "enthält", text.Text, labels),
        StartsWithText text => Text(text.Field, negated ? "beginnt nicht mit" : "beginnt mit", text.Text, labels),
        EndsWithText text => Text(text.Field, negated ? "endet nicht mit" : "endet mit", text.Text, labels),
        _ => throw new NotSupportedException($"{condition.GetType().Name} has no German words."),
    };

    /// <summary>"über", "höchstens".</summary>
    public static string Size(CompareOp op) => op switch
    {
        CompareOp.Eq => "genau",
        CompareOp.Ne => "anders als",
        CompareOp.Lt => "unter",
        CompareOp.Le => "höchstens",
        CompareOp.Gt => "über",
        _ => "mindestens",
    };

    private static string Not(bool negated) => negated ? "nicht " : string.Empty;

    private static string Text(Field field, string verb, string text, QueryLabels labels) => $"{labels.Column(field)} {verb} „{text}“";

    private static string Operator(CompareOp op, bool isTime) => (op, isTime) switch
    {
        (CompareOp.Eq, _) => "gleich",
        (CompareOp.Ne, _) => "verschieden von",
        (CompareOp.Lt, true) => "früher als",
        (CompareOp.Le, true) => "nicht später als",
        (CompareOp.Gt, true) => "später als",
        (CompareOp.Ge, true) => "nicht früher als",
        (CompareOp.Lt, _) => "kleiner als",
        (CompareOp.Le, _) => "höchstens so groß wie",
        (CompareOp.Gt, _) => "größer als",
        _ => "mindestens so groß wie",
    };

    private string Operands(CompareOperands compare, QueryLabels labels, bool negated) =>
        $"{words.Operand(compare.Left, labels)} ist {Not(negated)}{Operator(compare.Op, labels.IsTime(compare.Left))} "
        + words.Operand(compare.Right, labels);

    private static string OnScale(OnScale scale, QueryLabels labels, bool negated)
    {
        var grades = string.Join(" < ", scale.Scale.Select(QueryLabels.Text));
        return $"{labels.Column(scale.Field)} {Not(negated)}{Size(scale.Op)} {QueryLabels.Text(scale.Grade)} (Skala {grades})";
    }

    private static string Values(OneOf one, QueryLabels labels)
    {
        var isFlag = labels.Profile(one.Field)?.Kind == ColumnKind.Boolean;
        return PhraseText.Join(
            [
                .. one.Values.Select(value =>
                    (isFlag, value) switch { (true, "true") => "ja", (true, "false") => "nein", _ => QueryLabels.Text(value) }),
            ],
            "oder"
        );
    }

    private string Status(HasStatus status, QueryLabels labels)
    {
        var text = status.Status switch
        {
            ActionStatus.Open => "offen",
            ActionStatus.Closed => "geschlossen",
            ActionStatus.Overdue => "überfällig",
            ActionStatus.ClosedLate => "verspätet geschlossen",
            ActionStatus.ClosedOnTime => "fristgerecht geschlossen",
            _ => status.Days is { } days ? $"fällig binnen {words.Number(days)} {(days == 1 ? "Tag" : "Tagen")}" : "bald fällig",
        };
        List<string> by = [];
        if (status.Table is { } table)
            by.Add(labels.Table(table));
        if (status.Due is { } due)
            by.Add($"Frist: {labels.Column(due)}");
        if (status.Closed is { } closed)
            by.Add($"geschlossen: {labels.Column(closed)}");
        return by.Count == 0 ? text : $"{text} ({string.Join(", ", by)})";
    }

    private string Related(RelatedRows related, QueryLabels labels, bool negated)
    {
        var own = related.Where is { } where ? $" (mit: {Write(where, labels.In(related.Table))})" : string.Empty;
        var table = labels.Table(related.Table) + own;
        return (related.Op, related.Count) switch
        {
            (CompareOp.Ge, 1) => negated ? $"ohne {table}" : $"mit {table}",
            (CompareOp.Eq, 0) => negated ? $"nicht ohne {table}" : $"ohne {table}",
            _ => $"{Not(negated)}mit {Size(related.Op)} {words.Number(related.Count)} {table}",
        };
    }

    private string Join(IReadOnlyList<Predicate> items, string joint, QueryLabels labels, bool negated)
    {
        if (items.Count == 0)
            return negated == (joint == "und") ? "nichts" : "alles";
        var parts = items.Select(item =>
            item is AllOf or AnyOf && items.Count > 1 ? $"({Write(item, labels)})" : Write(item, labels));
        var text = string.Join($" {joint} ", parts);
        return negated ? $"nicht ({text})" : text;
    }
}
