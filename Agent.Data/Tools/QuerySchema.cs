namespace Agent.Data.Tools;

/// <summary>
/// The JSON schema of a typed query, written so that a model can fill it: one object for each family of nodes, with a description that says
/// which members go with
/// which type. A test holds it to the nodes there are.
/// </summary>
internal static class QuerySchema
{
    private const string Ops = """ "enum": ["eq", "ne", "lt", "le", "gt", "ge"] """;
    private const string Parts =
        """ "enum": ["hour", "weekday", "day_of_month", "week_of_year", "month_of_year", "quarter_of_year", "season"] """;
    private const string Periods = """ "enum": ["day", "week", "month", "quarter", "year"] """;
    private const string Field = """ "$ref": "#/properties/query/$defs/field" """;
    private const string Operand = """ "$ref": "#/properties/query/$defs/operand" """;
    private const string Predicate = """ "$ref": "#/properties/query/$defs/predicate" """;
    private const string Aggregate = """ "$ref": "#/properties/query/$defs/aggregate" """;
    private const string Key = """ "$ref": "#/properties/query/$defs/key" """;
    private const string Side = """ "$ref": "#/properties/query/$defs/side" """;

    /// <summary>The argument <c>query</c>.</summary>
    public const string Argument = $$$"""
        "query": { "type": "object", "required": ["from"], "description": "Example: {\"from\":\"Incidents\",\"select\":[{\"type\":\"count\"}],\"where\":{\"type\":\"in\",\"field\":{\"column\":\"Site\"},\"values\":[\"North\"]},\"groupBy\":[{\"of\":{\"type\":\"column\",\"field\":{\"column\":\"Date\"}},\"period\":\"month\"}]}",
          "properties": {
            "from": { "type": "string", "description": "Table whose rows are asked about; fields of tables joined by ids name their table." },
            "unit": { "type": "string", "enum": ["rows", "entities"], "description": "What counts as one; normally left out." },
            "where": { {{{Predicate}}} },
            "select": { "type": "array", "items": { {{{Aggregate}}} }, "description": "The figures." },
            "groupBy": { "type": "array", "maxItems": 3, "items": { {{{Key}}} } },
            "having": { "type": "array", "items": { "type": "object", "properties": { "of": { {{{Aggregate}}} }, "op": { {{{Ops}}} }, "value": { "type": "number" } }, "required": ["of", "op", "value"] } },
            "forAll": { "type": "object", "description": "Only groups that occur with every value of the key.", "properties": { "key": { {{{Key}}} }, "negated": { "type": "boolean" } }, "required": ["key"] },
            "countGroups": { "type": "boolean", "description": "The number of groups instead of the groups." },
            "order": { "type": "array", "items": { "type": "object", "description": "One of the three: index into select, index into groupBy, or a value of records.", "properties": { "select": { "type": "integer" }, "key": { "type": "integer" }, "value": { {{{Operand}}} }, "descending": { "type": "boolean" } } } },
            "limit": { "type": "object", "properties": { "count": { "type": "integer", "minimum": 1 }, "skip": { "type": "integer" }, "ties": { "type": "boolean" }, "perKeys": { "type": "integer", "description": "Leading keys within which it holds." } }, "required": ["count"] },
            "compare": { "type": "object", "description": "The first figure for two sets.", "properties": { "left": { {{{Side}}} }, "right": { {{{Side}}} }, "form": { "enum": ["side_by_side", "difference", "ratio", "percent_change"] } }, "required": ["left", "right", "form"] },
            "window": { "type": "object", "description": "Over the periods of the last key.", "properties": { "form": { "enum": ["rolling_mean", "rolling_sum", "cumulative", "change", "percent_change"] }, "periods": { "type": "integer" } }, "required": ["form"] },
            "rows": { "type": "object", "description": "Records instead of figures.", "properties": { "columns": { "type": "array", "items": { {{{Field}}} } }, "distinct": { "type": "boolean" } } },
            "asOf": { "type": "string", "description": "Day for open, overdue and ages: 2025-06-30; today if absent." }
          },
          "$defs": {
            "field": { "type": "object", "properties": { "column": { "type": "string" }, "table": { "type": "string", "description": "Only for another table." } }, "required": ["column"] },
            "operand": { "type": "object", "required": ["type"], "description": "A value of a row. column: field; constant: value; calendar_part: field, part; duration: from, to (absent: to today), unit; related_count: table, where; item_count: field (items in the cell of a list); arithmetic: left, op, right.",
              "properties": { "type": { "enum": ["column", "constant", "calendar_part", "duration", "related_count", "item_count", "arithmetic"] }, "field": { {{{Field}}} }, "value": { "type": "number" }, "part": { {{{Parts}}} }, "from": { {{{Field}}} }, "to": { {{{Field}}} }, "unit": { "enum": ["minute", "hour", "day", "week", "month", "year"] }, "table": { "type": "string" }, "where": { {{{Predicate}}} }, "left": { {{{Operand}}} }, "op": { "enum": ["add", "subtract", "multiply", "divide"] }, "right": { {{{Operand}}} } } },
            "predicate": { "type": "object", "required": ["type"], "description": "A condition. all, any: items; not: item (rows without a value count); in: field, values (texts; true/false and numbers as text); contains, starts_with, ends_with: field, text; blank: field; time: field, from, until (exclusive), 2025-03-01T00:00:00; calendar: field, part, values (numbers; weekdays 1 Monday to 7); compare: of, op, value; compare_operands: left, op, right; scale: field, op, grade, scale (lowest first); status: status, table, due, closed, days; related: table, op, count, where.",
              "properties": { "type": { "enum": ["all", "any", "not", "in", "contains", "starts_with", "ends_with", "blank", "time", "calendar", "compare", "compare_operands", "scale", "status", "related"] }, "items": { "type": "array", "items": { {{{Predicate}}} } }, "item": { {{{Predicate}}} }, "field": { {{{Field}}} }, "values": { "type": "array" }, "text": { "type": "string" }, "from": { "type": "string" }, "until": { "type": "string" }, "part": { {{{Parts}}} }, "of": { {{{Operand}}} }, "op": { {{{Ops}}} }, "value": { "type": "number" }, "left": { {{{Operand}}} }, "right": { {{{Operand}}} }, "grade": { "type": "string" }, "scale": { "type": "array", "items": { "type": "string" } }, "status": { "enum": ["open", "closed", "overdue", "closed_late", "closed_on_time", "due_soon"] }, "table": { "type": "string" }, "due": { {{{Field}}} }, "closed": { {{{Field}}} }, "days": { "type": "integer" }, "count": { "type": "integer" }, "where": { {{{Predicate}}} } } },
            "aggregate": { "type": "object", "required": ["type"], "description": "A figure; where narrows its rows alone. count; distinct: of; statistic: function, of, percentile; share: part (condition), amount, base, outerKeys; ratio: numerator, denominator, factor, denominatorFrom (another table); per_period: of, period, date.",
              "properties": { "type": { "enum": ["count", "distinct", "statistic", "share", "ratio", "per_period"] }, "where": { {{{Predicate}}} }, "function": { "enum": ["sum", "mean", "median", "percentile", "min", "max", "range", "deviation", "first", "last"] }, "of": { "description": "An operand; for per_period a figure.", "type": "object" }, "percentile": { "type": "number" }, "part": { {{{Predicate}}} }, "amount": { {{{Operand}}} }, "base": { "enum": ["total", "group", "outer_group"] }, "outerKeys": { "type": "integer" }, "numerator": { {{{Aggregate}}} }, "denominator": { {{{Aggregate}}} }, "factor": { "type": "number" }, "denominatorFrom": { "type": "string" }, "period": { {{{Periods}}} }, "date": { {{{Field}}} } } },
            "key": { "type": "object", "required": ["of"], "description": "Group by a value, a period of a date, a calendar part of it, or buckets of a number. List cells are split.",
              "properties": { "of": { {{{Operand}}} }, "period": { {{{Periods}}} }, "part": { {{{Parts}}} }, "edges": { "type": "array", "items": { "type": "number" } }, "width": { "type": "number" }, "skipBlank": { "type": "boolean" } } },
            "side": { "type": "object", "required": ["label"], "properties": { "label": { "type": "string" }, "where": { {{{Predicate}}} }, "of": { {{{Aggregate}}} }, "from": { "type": "string" } } }
          } }
        """;
}
