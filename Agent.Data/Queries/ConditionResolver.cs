using System.Globalization;
using Agent.Core.Datasets;

namespace Agent.Data.Queries;

/// <summary>Turns filters into SQL conditions by the kind of their column. Values are parameters; nothing is a pattern or a regular expression.</summary>
internal sealed class ConditionResolver(SheetProfile sheet, Func<string, ColumnProfile> findColumn, Action<string> note)
{
    /// <exception cref="ToolRefusal">The column, the operator or a value cannot be understood.</exception>
    public ResolvedCondition Resolve(Condition condition)
    {
        var column = findColumn(condition.Column);
        var values = condition.Values;
        var expected = condition.Op switch { "is_null" or "not_null" => 0, "between" => 2, "in" or "not_in" => -1, _ => 1 };
        if (expected >= 0 ? values.Count != expected : values.Count == 0)
            throw new ToolRefusal("bad_arguments", $"The filter on {column.Name} with {condition.Op} needs {Needs(expected)}, not {values.Count}.");

        SqlName name = new(column.Name);
        var (sql, span) = condition.Op switch
        {
            "is_null" => ((SqlText)$"{name} IS NULL", (DateSpan?)null),
            "not_null" => ($"{name} IS NOT NULL", null),
            "contains" or "not_contains" or "starts_with" or "ends_with" => (TextTest(column, condition.Op, Text(values[0])), null),
            _ when column.Kind.IsDate() => DateTest(column, condition.Op, values),
            _ when column.Kind is ColumnKind.Text or ColumnKind.List => (TextCompare(column, condition.Op, values), null),
            _ => (Compare(column, condition.Op, values), null),
        };
        return new ResolvedCondition(column, sql, InWords(column, condition), span);
    }

    private static string Needs(int expected) => expected switch { 0 => "no value", 1 => "one value", 2 => "two values", _ => "at least one value" };

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    private static string InWords(ColumnProfile column, Condition condition) => condition.Op switch
    {
        "is_null" => $"{column.Name} is blank",
        "not_null" => $"{column.Name} is not blank",
        "between" => $"{column.Name} between {Text(condition.Values[0])} and {Text(condition.Values[1])}",
        _ => $"{column.Name} {condition.Op.Replace('_', ' ')} {string.Join(", ", condition.Values.Select(Text))}",
    };

    private static SqlText TextTest(ColumnProfile column, string op, string value)
    {
        SqlText cell = column.Kind.IsText() ? (SqlText)$"lower({new SqlName(column.Name)})" : $"lower(CAST({new SqlName(column.Name)} AS VARCHAR))";
        var part = value.ToLowerInvariant();
        return op switch
        {
            "contains" => (SqlText)$"contains({cell}, {part})",
            "not_contains" => $"NOT contains({cell}, {part})",
            "starts_with" => $"starts_with(trim({cell}), {part})",
            _ => $"ends_with(trim({cell}), {part})",
        };
    }

    private static (SqlText Sql, DateSpan? Span) DateTest(ColumnProfile column, string op, IReadOnlyList<object> values)
    {
        var spans = values.Select(value => DateSpan.Parse(Text(value)) ?? throw new ToolRefusal(
            "bad_value", $"\"{Text(value)}\" is no date. Write dates of {column.Name} as 2023, 2023-05, 2023-Q2, 2023-05-17 or 2023-05-17T14:30.")).ToList();
        SqlName name = new(column.Name);
        var first = spans[0];
        return op switch
        {
            "=" => (Within(first), first),
            "!=" => ($"NOT {Within(first)}", null),
            "<" => ($"{name} < {first.Start}", new DateSpan(DateTime.MinValue, first.Start)),
            "<=" => ($"{name} < {first.End}", new DateSpan(DateTime.MinValue, first.End)),
            ">" => ($"{name} >= {first.End}", new DateSpan(first.End, DateTime.MaxValue)),
            ">=" => ($"{name} >= {first.Start}", new DateSpan(first.Start, DateTime.MaxValue)),
            "between" => Between(),
            "in" => ($"({SqlText.Join(" OR ", spans.Select(Within))})", null),
            _ => ($"NOT ({SqlText.Join(" OR ", spans.Select(Within))})", null),
        };

        SqlText Within(DateSpan span) => $"({name} >= {span.Start} AND {name} < {span.End})";

        (SqlText, DateSpan?) Between()
        {
            var (low, high) = first.Start <= spans[1].Start ? (first, spans[1]) : (spans[1], first);
            var span = new DateSpan(low.Start, high.End);
            return (Within(span), span);
        }
    }

    private static SqlText Compare(ColumnProfile column, string op, IReadOnlyList<object> values)
    {
        SqlName name = new(column.Name);
        var typed = values.Select(value => CellValue.Parse(column, value)).ToList();
        return op switch
        {
            "between" => (SqlText)$"{name} BETWEEN least({typed[0]}, {typed[1]}) AND greatest({typed[0]}, {typed[1]})",
            "in" => $"{name} IN ({SqlText.Join(", ", typed)})",
            "not_in" => $"{name} NOT IN ({SqlText.Join(", ", typed)})",
            _ => $"{name} {SqlText.Checked(op)} {typed[0]}",
        };
    }

    private SqlText TextCompare(ColumnProfile column, string op, IReadOnlyList<object> values)
    {
        SqlName name = new(column.Name);
        if (op is "<" or "<=" or ">" or ">=")
            return $"{name} {SqlText.Checked(op)} {Text(values[0])}";
        if (op == "between")
            return $"{name} BETWEEN {Text(values[0])} AND {Text(values[1])}";

        var wanted = values.SelectMany(value => ValueMatcher.Match(sheet.Name, column, Text(value), note)).Distinct().Order(StringComparer.Ordinal).ToList();
        var list = SqlText.Join(", ", wanted.Select(value => (SqlText)$"{value}"));
        var fits = column.Kind == ColumnKind.List
            ? (SqlText)$"list_has_any(list_transform(string_split({name}, {column.Separator ?? ";"}), lambda item: lower(trim(item))), [{list}])"
            : wanted.Count == 1 ? (SqlText)$"lower(trim({name})) = {list}" : $"lower(trim({name})) IN ({list})";
        return op is "=" or "in" ? fits : $"NOT {fits}";
    }
}
