using System.Collections.Frozen;
using System.Text.Json;

namespace Agent.Data.Queries.Gate;

/// <summary>Walks the tree of one statement. Whatever is not known to be harmless refuses it.</summary>
internal sealed class SqlWalk(SqlSchema schema)
{
    // How much longer than what is stored a text of the result can get, and how long a generated text or list can be.
    private const long MaxGrowth = 5_000;
    private const int MaxDepth = 250;
    private const double MaxGenerated = 1_000;

    private static readonly FrozenSet<string> QueryNodes = FrozenSet.ToFrozenSet(["SELECT_NODE", "SET_OPERATION_NODE"]);

    private static readonly FrozenSet<string> Relations =
        FrozenSet.ToFrozenSet(["BASE_TABLE", "SUBQUERY", "JOIN", "EMPTY", "TABLE_FUNCTION", "EXPRESSION_LIST", "PIVOT"]);

    private static readonly FrozenSet<string> Classes = FrozenSet.ToFrozenSet([
        "COLUMN_REF",
        "CONSTANT",
        "FUNCTION",
        "WINDOW",
        "OPERATOR",
        "COMPARISON",
        "CONJUNCTION",
        "CASE",
        "CAST",
        "BETWEEN",
        "SUBQUERY",
        "STAR",
        "LAMBDA",
        "COLLATE",
        "DEFAULT",
        "TYPE",
    ]);

    // Read as columns by the parser, as functions by the binder when there is no such column.
    private static readonly FrozenSet<string> Keywords = FrozenSet.ToFrozenSet([
        "current_user",
        "session_user",
        "user",
        "current_role",
        "current_catalog",
        "current_database",
        "current_schema",
        "current_schemas",
    ]);

    private readonly HashSet<string> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly SqlSeries _series = new();
    private long _growth = 1;

    /// <param name="statement">The serialised statement.</param>
    /// <exception cref="ToolRefusal">Something in it is not allowed.</exception>
    public PassedSql Check(JsonElement statement)
    {
        if (statement.TryGetProperty("named_param_map", out var parameters) && parameters.GetArrayLength() > 0)
            throw SqlGate.Refuse("it has parameters; write the values");
        Walk(statement.GetProperty("node"), FrozenSet<string>.Empty, 0);
        return new PassedSql([.. _tables]);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Walks a node and all below it. <paramref name="ctes"/> are the names that WITH has defined in scope.</summary>
    private void Walk(JsonElement element, IReadOnlySet<string> ctes, int depth)
    {
        if (depth > MaxDepth)
            throw SqlGate.Refuse("it is nested too deeply");
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Walk(item, ctes, depth + 1);
            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (Text(element, "class") is { } expression)
            CheckExpression(element, expression);
        else if (Text(element, "type") is { } type)
            CheckNode(element, type, ctes);
        if (element.TryGetProperty("cte_map", out var map))
            ctes = Define(map, ctes, depth);

        foreach (var property in element.EnumerateObject())
        {
            // A constant's value is data, whatever it looks like.
            if (property.Name == "cte_map" || (property.Name == "value" && Text(element, "class") == "CONSTANT"))
                continue;
            Walk(property.Value, ctes, depth + 1);
        }
    }

    /// <summary>A WITH query sees the ones before it, not itself: a recursive one is refused as a node.</summary>
    private IReadOnlySet<string> Define(JsonElement map, IReadOnlySet<string> ctes, int depth)
    {
        if (!map.TryGetProperty("map", out var entries))
            return ctes;
        var scope = new HashSet<string>(ctes, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries.EnumerateArray())
        {
            var value = entry.GetProperty("value");
            Walk(value, new HashSet<string>(scope, StringComparer.OrdinalIgnoreCase), depth + 1);
            scope.Add(entry.GetProperty("key").GetString() ?? string.Empty);
        }

        return scope;
    }

    private void CheckNode(JsonElement element, string type, IReadOnlySet<string> ctes)
    {
        if (
            type.EndsWith("_MODIFIER", StringComparison.Ordinal)
            || type.StartsWith("ORDER_", StringComparison.Ordinal)
            || type.EndsWith("_TYPE_INFO", StringComparison.Ordinal)
            || type is "ASCENDING" or "DESCENDING"
        )
            return;
        if (QueryNodes.Contains(type))
            return;
        if (!Relations.Contains(type))
            throw SqlGate.Refuse(
                type == "RECURSIVE_CTE_NODE"
                    ? "recursive queries are not allowed"
                    : $"{type.Replace('_', ' ').ToLowerInvariant()} is not allowed"
            );
        if (type == "BASE_TABLE")
            CheckTable(element, ctes);
        if (
            type == "TABLE_FUNCTION"
            && Text(element.GetProperty("function"), "function_name") is not ("range" or "generate_series" or "unnest")
        )
            throw SqlGate.Refuse("table functions are not allowed");
    }

    private void CheckTable(JsonElement element, IReadOnlySet<string> ctes)
    {
        var name = Text(element, "table_name") ?? string.Empty;
        if (
            Text(element, "catalog_name") is { Length: > 0 }
            || Text(element, "schema_name") is { Length: > 0 }
            || element.TryGetProperty("at_clause", out _)
        )
            throw Unknown($"{Text(element, "schema_name")}.{name}");
        if (ctes.Contains(name))
            return;
        _tables.Add((schema.Find(name) ?? throw Unknown(name)).Name);
    }

    private ToolRefusal Unknown(string name)
    {
        List<string> tables = [.. schema.Tables.Where(table => table.Columns.Count > 0).Select(table => $"\"{table.Name}\"")];
        return new ToolRefusal(
            "sql_refused",
            $"The statement was not run: there is no table {name}. The tables are: {string.Join(", ", tables)}.",
            tables
        );
    }

    private void CheckExpression(JsonElement element, string expression)
    {
        if (!Classes.Contains(expression))
            throw SqlGate.Refuse($"{expression.Replace('_', ' ').ToLowerInvariant()} is not allowed");
        if (expression is "FUNCTION" or "WINDOW")
            CheckFunction(element);
        if (expression == "COLUMN_REF" && element.TryGetProperty("column_names", out var names) && names.GetArrayLength() == 1
            && Keywords.Contains(names[0].GetString()?.ToLowerInvariant() ?? string.Empty)
            && !schema.HasColumn(names[0].GetString()))
        {
            throw SqlGate.Refuse($"{names[0].GetString()} is not allowed");
        }
    }

    private void CheckFunction(JsonElement element)
    {
        var name = Text(element, "function_name")?.ToLowerInvariant() ?? string.Empty;
        if (!SqlFunctions.Allowed.Contains(name))
            throw SqlGate.Refuse($"the function {name} is not allowed");
        if (Text(element, "schema") is { } schema and not ("" or "main") || Text(element, "catalog") is { Length: > 0 })
            throw SqlGate.Refuse($"the function {name} of another schema is not allowed");

        List<JsonElement> children = element.TryGetProperty("children", out var list) ? [.. list.EnumerateArray()] : [];
        switch (name)
        {
            case "repeat":
                Grow((long)Cap(name, children, 1, MaxGenerated));
                break;
            case "lpad" or "rpad":
                Cap(name, children, 1, MaxGenerated);
                break;
            case "range" or "generate_series":
                _series.Take(name, children);
                break;
            case "||" or "concat" or "concat_ws" or "list_concat" or "list_append":
                Grow(Math.Max(1, children.Count));
                break;
            case "replace" or "regexp_replace" when children.Count > 2:
                Grow(SqlConstant.Of(children[2]) is { } with ? Math.Max(1, with.GetRawText().Length - 2) : 32);
                break;
            case "format" or "printf":
                CheckFormat(name, children);
                break;
        }
    }

    /// <summary>Each concatenation can multiply the text of the level below: the product over the statement is held down.</summary>
    private void Grow(long factor)
    {
        _growth *= Math.Clamp(factor, 1, MaxGrowth + 1);
        if (_growth > MaxGrowth)
            throw SqlGate.Refuse("it could make very long texts");
    }

    private static double Cap(string name, List<JsonElement> children, int index, double most)
    {
        if (
            children.Count <= index
            || SqlConstant.Of(children[index]) is not { ValueKind: JsonValueKind.Number } number
            || number.GetDouble() > most
        )
            throw SqlGate.Refuse($"{name} needs a plain number up to {most:0} there");
        return number.GetDouble();
    }

    /// <summary>A width in a format makes text as long as it says: only short, plain formats.</summary>
    private static void CheckFormat(string name, List<JsonElement> children)
    {
        var digits = 0;
        if (children.Count == 0 || SqlConstant.Of(children[0]) is not { ValueKind: JsonValueKind.String } format)
            throw SqlGate.Refuse($"{name} needs a plain text as its format");
        foreach (var character in format.GetString() ?? string.Empty)
        {
            digits = char.IsAsciiDigit(character) ? digits + 1 : 0;
            if (digits > 2 || character == '*')
                throw SqlGate.Refuse($"{name} with a width over 99 is not allowed");
        }
    }
}
