using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Predicates;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Operands;

/// <summary>Values of rows: written by the writer of their type; those that a row has several of come as a SQL list.</summary>
internal static class RowValues
{
    public static IEnumerable<Field> Fields(Operand operand) => NodeRegistry<OperandWriter>.For(operand).FieldsOf(operand);

    /// <summary>The value in a row, which must be one.</summary>
    public static RowValue One(Operand operand, RowScope scope) => NodeRegistry<OperandWriter>.For(operand).Write(operand, scope);

    /// <summary>A number or length of time in a row.</summary>
    public static RowValue Number(Operand operand, RowScope scope)
    {
        var value = One(operand, scope);
        return value.IsNumber || value.Kind == ColumnKind.Time
            ? value.AsNumber()
            : throw scope.Context.Fault("wrong_kind", $"{value.Label} holds {value.Kind.ToWireName()} values, no numbers.", Numbers(scope));
    }

    /// <summary>The value in a row, or the list of its values where it has several.</summary>
    /// <param name="operand">The value.</param>
    /// <param name="scope">The rows.</param>
    /// <param name="conditions">Conditions of the query on the same several rows: only values of rows that fit are taken.</param>
    /// <param name="shape">Makes the single value what is wanted of it: a number, one spelling.</param>
    public static RowValue OneOrList(Operand operand, RowScope scope, IEnumerable<Predicate> conditions, Func<RowValue, RowValue> shape)
    {
        if (Several(operand, scope) is not var (steps, key))
            return shape(One(operand, scope));
        var rows = new ManyRows(scope, steps, key);
        var value = shape(One(operand, rows.Scope));
        var fits = conditions
            .Where(condition => RowConditions.ManyKey(condition, scope) == key)
            .Select(condition => RowConditions.Write(condition, rows.Scope))
            .ToList();
        SqlText? condition = fits.Count == 0 ? null : SqlText.Join(" AND ", fits);
        return value with { Sql = $"(SELECT list({value.Sql}) {rows.FromWhere(condition)})", IsList = true };
    }

    private static (IReadOnlyList<JoinStep> Steps, string Key)? Several(Operand operand, RowScope scope)
    {
        foreach (var field in Fields(operand))
        {
            if (scope.OuterOf(field) is null && scope.Place(field) is { Many.Count: > 0 } place)
                return (place.Many, place.ManyKey);
        }

        return null;
    }

    private static string[] Numbers(RowScope scope) =>
        [
            .. scope
                .Sheet.Columns.Where(column => column.Kind.IsNumeric() || column.Kind == ColumnKind.Duration)
                .Select(column => column.Name)
                .Take(8),
        ];
}
