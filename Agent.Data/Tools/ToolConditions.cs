using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary>Turns the filters of tools into conditions of a query, by the kind of their column.</summary>
internal sealed class ToolConditions(ToolCall call, SheetProfile sheet)
{
    private readonly List<(string Json, Predicate Predicate)> _conditions = [];
    private readonly List<ColumnProfile> _columns = [];
    private readonly List<string> _words = [];

    /// <summary>
    /// All of them; null for none. In an order of its own, so that the same filters asked for in another order are the same query.
    /// </summary>
    public Predicate? Where
    {
        get
        {
            List<Predicate> all =
            [
                .. _conditions
                    .DistinctBy(condition => condition.Json)
                    .OrderBy(condition => condition.Json, StringComparer.Ordinal)
                    .Select(condition => condition.Predicate),
            ];
            return all.Count switch
            {
                0 => null,
                1 => all[0],
                _ => new AllOf(all),
            };
        }
    }

    /// <summary>The columns filtered by.</summary>
    public IReadOnlyList<ColumnProfile> Columns => _columns;

    /// <summary>The filters in words; null for none.</summary>
    public string? Words => _words.Count == 0 ? null : string.Join(" and ", _words);

    /// <summary>Reads the argument <c>where</c>.</summary>
    /// <exception cref="ToolRefusal">A column, an operator or a value cannot be understood.</exception>
    public static ToolConditions Of(ToolCall call, SheetProfile sheet)
    {
        var conditions = new ToolConditions(call, sheet);
        foreach (var condition in call.Arguments.Conditions("where"))
            conditions.Add(condition);
        return conditions;
    }

    /// <summary>Adds a condition of the tool's own.</summary>
    public void Add(Predicate predicate, ColumnProfile column, string words)
    {
        _conditions.Add((QueryJson.Write(new Query { From = sheet.Table, Where = predicate }), predicate));
        _columns.Add(column);
        if (!_words.Contains(words))
            _words.Add(words);
    }

    private void Add(Condition condition)
    {
        var column = call.Column(sheet, condition.Column);
        var expected = condition.Op switch { "is_null" or "not_null" => 0, "between" => 2, "in" or "not_in" => -1, _ => 1 };
        if (expected >= 0 ? condition.Values.Count != expected : condition.Values.Count == 0)
            throw new ToolRefusal(
                "bad_arguments",
                $"The filter on {column.Name} with {condition.Op} needs {Needs(expected)}, not {condition.Values.Count}."
            );
        Add(Predicate(column, condition.Op, condition.Values), column, InWords(column, condition));
    }

    private static Predicate Predicate(ColumnProfile column, string op, IReadOnlyList<object> values)
    {
        var field = new Field(column.Name);
        return op switch
        {
            "is_null" => new IsBlank(field),
            "not_null" => new Negation(new IsBlank(field)),
            "contains" => new ContainsText(field, Text(values[0])),
            "not_contains" => new Negation(new ContainsText(field, Text(values[0]))),
            "starts_with" => new StartsWithText(field, Text(values[0])),
            "ends_with" => new EndsWithText(field, Text(values[0])),
            _ when column.Kind.IsDate() => InTime(column, field, op, values),
            "=" or "in" => new OneOf(field, Texts(values)),
            "!=" or "not_in" => new Negation(new OneOf(field, Texts(values))),
            _ => Bounds(column, field, op, values),
        };
    }

    private static Predicate InTime(ColumnProfile column, Field field, string op, IReadOnlyList<object> values)
    {
        var spans = values
            .Select(value =>
                DateSpan.Parse(Text(value))
                ?? throw new ToolRefusal(
                    "bad_value",
                    $"\"{Text(value)}\" is no date. Write dates of {column.Name} as 2023, 2023-05, 2023-Q2, 2023-05-17 or 2023-05-17T14:30."
                )
            )
            .ToList();
        var any = spans.Count == 1 ? (Predicate)Within(spans[0]) : new AnyOf([.. spans.Select(Within)]);
        return op switch
        {
            "=" or "in" => any,
            "!=" or "not_in" => new Negation(any),
            "<" => new InTimeRange(field, null, spans[0].Start),
            "<=" => new InTimeRange(field, null, spans[0].End),
            ">" => new InTimeRange(field, spans[0].End, null),
            ">=" => new InTimeRange(field, spans[0].Start, null),
            _ => new InTimeRange(field, spans.Min(span => span.Start), spans.Max(span => span.End)),
        };

        InTimeRange Within(DateSpan span) => new(field, span.Start, span.End);
    }

    private static Predicate Bounds(ColumnProfile column, Field field, string op, IReadOnlyList<object> values)
    {
        if (column.Kind is not (ColumnKind.Integer or ColumnKind.Number or ColumnKind.Duration or ColumnKind.Time))
            throw new ToolRefusal(
                "bad_arguments",
                $"{column.Name} holds {column.Kind.ToWireName()} values, which have no {op}. Use =, in or contains."
            );
        var numbers = values.Select(value => Number(column, Text(value))).ToList();
        var of = new ColumnValue(field);
        return op switch
        {
            "<" => new CompareValue(of, CompareOp.Lt, numbers[0]),
            "<=" => new CompareValue(of, CompareOp.Le, numbers[0]),
            ">" => new CompareValue(of, CompareOp.Gt, numbers[0]),
            ">=" => new CompareValue(of, CompareOp.Ge, numbers[0]),
            "between" => new AllOf([new CompareValue(of, CompareOp.Ge, numbers.Min()), new CompareValue(of, CompareOp.Le, numbers.Max())]),
            _ => throw new ToolRefusal("bad_arguments", $"The op {op} is not supported; use contains or starts_with."),
        };
    }

    /// <summary>A number; times of day and lengths of time in hours.</summary>
    private static double Number(ColumnProfile column, string text)
    {
        if (
            double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
        )
            return number;
        if (column.Kind is ColumnKind.Time or ColumnKind.Duration && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span))
            return span.TotalHours;
        throw new ToolRefusal(
            "bad_value",
            $"{column.Name} holds {column.Kind.ToWireName()} values: \"{text}\" is not {(column.Kind is ColumnKind.Time or ColumnKind.Duration ? "a time such as 14:30" : "a number")}."
        );
    }

    private static string Needs(int expected) =>
        expected switch
        {
            0 => "no value",
            1 => "one value",
            2 => "two values",
            _ => "at least one value",
        };

    private static string[] Texts(IReadOnlyList<object> values) =>
        [
            .. values.Select(value =>
                value is bool flag
                    ? flag
                        ? "true"
                        : "false"
                    : Text(value)
            ),
        ];

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    private static string InWords(ColumnProfile column, Condition condition) => condition.Op switch
    {
        "is_null" => $"{column.Name} is blank",
        "not_null" => $"{column.Name} is not blank",
        "between" => $"{column.Name} between {Text(condition.Values[0])} and {Text(condition.Values[1])}",
        _ => $"{column.Name} {condition.Op.Replace('_', ' ')} {string.Join(", ", condition.Values.Select(Text))}",
    };
}
