using Agent.Core.Datasets;

namespace Agent.Planning.Reading.Conditions;

/// <summary>The row has so many rows in another sheet, of those that fit some conditions. Never multiplies the rows it filters.</summary>
/// <param name="Base">The sheet filtered.</param>
/// <param name="OwnKey">Its id column.</param>
/// <param name="Other">The other sheet.</param>
/// <param name="OtherKey">The other's id column.</param>
/// <param name="Conditions">What the rows of the other fit.</param>
/// <param name="Count">How many there are; null for at least one.</param>
internal sealed record RelatedCondition(SheetProfile Base, string OwnKey, SheetProfile Other, string OtherKey, IReadOnlyList<Condition> Conditions, (string Op, double Value)? Count) : Condition
{
    public override SheetProfile Sheet => Base;

    public override string ToSql(string prefix)
    {
        var where = string.Concat(Conditions.Select(condition => $" AND {condition.ToSql(string.Empty)}"));
        var other = Sql.Name(OtherKey);
        var keys = $"SELECT {other} FROM {Sql.Name(Other.Table)} WHERE {other} IS NOT NULL{where}";
        var own = prefix + Sql.Name(OwnKey);
        if (Count is not { } count || count is (">=" or ">", 1 or 0) and not (">", 1))
            return $"{own} IN ({keys})";
        if (count is ("=", 0) or ("<", 1))
            return $"{own} NOT IN ({keys})";
        return $"{own} IN ({keys} GROUP BY 1 HAVING count(*) {count.Op} {Sql.Number(count.Value)})";
    }

    public override string InWords()
    {
        var what = Conditions.Count == 0 ? string.Empty : $" with {string.Join(" and ", Conditions.Select(condition => condition.InWords()))}";
        return Count switch
        {
            null => $"in {Other.Name}{what}",
            ("=", 0) => $"without a row in {Other.Name}{what}",
            var (op, value) => $"{op} {Sql.Number(value)} rows in {Other.Name}{what}",
        };
    }
}
