namespace Agent.Data.Queries;

/// <summary>The operators of a filter and the other spellings that are understood.</summary>
internal static class ConditionOps
{
    public static readonly string[] All =
    [
        "=",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "contains",
        "not_contains",
        "starts_with",
        "ends_with",
        "in",
        "not_in",
        "between",
        "is_null",
        "not_null",
    ];

    /// <summary>The operator meant; null when there is none.</summary>
    public static string? Parse(string? text)
    {
        var op = (text ?? "=").Trim().ToLowerInvariant().Replace(' ', '_');
        return op switch
        {
            "" or "==" or "eq" or "equals" or "is" => "=",
            "<>" or "ne" or "neq" or "not_equals" or "is_not" => "!=",
            "lt" or "before" => "<",
            "le" or "lte" => "<=",
            "gt" or "after" => ">",
            "ge" or "gte" => ">=",
            "like" or "includes" => "contains",
            "startswith" => "starts_with",
            "endswith" => "ends_with",
            "isnull" or "is_empty" or "is_blank" => "is_null",
            "is_not_null" or "notnull" or "not_empty" or "not_blank" => "not_null",
            _ => All.Contains(op) ? op : null,
        };
    }
}
