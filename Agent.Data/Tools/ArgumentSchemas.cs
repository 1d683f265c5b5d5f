namespace Agent.Data.Tools;

/// <summary>JSON schemas of arguments that several tools share.</summary>
internal static class ArgumentSchemas
{
    public const string Sheet = """ "sheet": { "type": "string", "description": "Sheet name; close spellings are understood." } """;

    public const string Where = """
        "where": { "type": "array", "description": "Filters, all of which must hold.", "items": { "type": "object", "properties": {
          "column": { "type": "string" },
          "op": { "type": "string", "enum": ["=", "!=", "<", "<=", ">", ">=", "contains", "not_contains", "starts_with", "ends_with", "in", "not_in", "between", "is_null", "not_null"] },
          "value": { "description": "Text, number, true/false; a list for in and not_in, two values for between. Dates: 2023, 2023-05, 2023-Q2, 2023-05-17. Text is compared without regard to case." }
        }, "required": ["column", "op"] } }
        """;

    public const string Limit = """ "limit": { "type": "integer", "minimum": 1, "description": "Rows at most." } """;

    public const string Measure = """
        "measure": { "type": "string", "enum": ["count", "distinct", "sum", "mean", "median", "min", "max", "percentage"], "description": "count and percentage count entities (incidents, actions), not repeated rows." }
        """;

    public const string Column =
        """ "column": { "type": "string", "description": "The column that is summed, averaged, counted distinct …" } """;

    public const string GroupBy = """
        "group_by": { "type": "array", "items": { "type": "string" }, "description": "Columns to group by; a date column may carry a period: \"Date:month\" (day, week, month, quarter, year, weekday, month_name, hour)." }
        """;

    public const string Period = """ "period": { "type": "string", "enum": ["day", "week", "month", "quarter", "year"] } """;
}
