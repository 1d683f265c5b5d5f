using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>
/// Conditions on rows. One on fields of which a row has several values holds where one of those rows fits; several such conditions that
/// must all hold, hold in the
/// same of them: "actions of maintenance that are open" is one action, not two.
/// </summary>
internal static class RowConditions
{
    public static SqlText Write(Predicate predicate, RowScope scope)
    {
        var writer = NodeRegistry<PredicateWriter>.For(predicate);
        if (writer.IsConnective)
            return writer.Write(predicate, scope);
        var key = ManyKey(predicate, scope);
        return key.Length == 0 ? writer.Write(predicate, scope) : Exists([predicate], key, scope);
    }

    /// <summary>Conditions that must all hold.</summary>
    public static SqlText WriteAll(IReadOnlyList<Predicate> predicates, RowScope scope)
    {
        var parts = new List<SqlText>();
        var done = new HashSet<string>();
        for (var index = 0; index < predicates.Count; index++)
        {
            using var part = scope.Context.In("items", index);
            var key = ManyKey(predicates[index], scope);
            if (key.Length == 0)
                parts.Add(Write(predicates[index], scope));
            else if (done.Add(key))
                parts.Add(Exists([.. predicates.Where(other => ManyKey(other, scope) == key)], key, scope));
        }

        return parts.Count == 1 ? parts[0] : (SqlText)$"({SqlText.Join(" AND ", parts)})";
    }

    /// <summary>The fields a condition reads.</summary>
    public static IEnumerable<Field> Fields(Predicate predicate, RowScope scope) =>
        NodeRegistry<PredicateWriter>.For(predicate).FieldsOf(predicate, scope);

    /// <summary>
    /// The several rows a condition looks at; empty where it looks at the row itself, or joins conditions that look at different rows.
    /// </summary>
    public static string ManyKey(Predicate predicate, RowScope scope) => predicate switch
    {
        // "Not by X" over several rows means that none of them is: the negation stands outside.
        Negation => string.Empty,
        AllOf all => Common(all.Items, scope),
        AnyOf any => Common(any.Items, scope),
        _ => OfLeaf(predicate, scope),
    };

    private static string Common(IReadOnlyList<Predicate> items, RowScope scope)
    {
        var keys = items.Select(item => ManyKey(item, scope)).Distinct().ToList();
        return keys.Count == 1 ? keys[0] : string.Empty;
    }

    private static string OfLeaf(Predicate predicate, RowScope scope)
    {
        var keys = Fields(predicate, scope).Select(scope.ManyKeyOf).Where(key => key.Length > 0).Distinct().ToList();
        return keys.Count switch
        {
            0 => string.Empty,
            1 => keys[0],
            _ => throw scope.Context.Fault("bad_query", "One condition cannot compare rows of two other tables."),
        };
    }

    private static SqlText Exists(IReadOnlyList<Predicate> predicates, string key, RowScope scope)
    {
        var field = Fields(predicates[0], scope).First(field => scope.ManyKeyOf(field) == key);
        var rows = new ManyRows(scope, scope.Place(field).Many, key);
        var fits = SqlText.Join(" AND ", [.. predicates.Select(predicate => Write(predicate, rows.Scope))]);
        return $"EXISTS (SELECT 1 {rows.FromWhere(fits)})";
    }
}
