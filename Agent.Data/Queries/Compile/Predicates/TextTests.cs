using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>The text of a cell as it is compared: lower case; other kinds as they are written.</summary>
internal static class TextTests
{
    public static SqlText Lower(Field field, RowScope scope)
    {
        using var part = scope.Context.In("field");
        var sql = scope.Value(field);
        return scope.ColumnOf(field).Kind.IsText() ? (SqlText)$"lower({sql})" : $"lower(CAST({sql} AS VARCHAR))";
    }
}
