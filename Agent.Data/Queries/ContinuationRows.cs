using Agent.Core.Datasets;

namespace Agent.Data.Queries;

/// <summary>Rows that repeat an entity and hold filler: its first row stands for it, in groups, in filters and in numbers.</summary>
internal static class ContinuationRows
{
    /// <summary>Holds for the first row of each entity; null where a row is an entity.</summary>
    public static SqlText? FirstRow(SheetProfile sheet)
    {
        if (sheet.EntityKey is not { } key)
            return null;
        SqlName keyName = new(key);
        return $"rowid IN (SELECT min(rowid) FROM {new SqlName(sheet.Table)} WHERE {keyName} IS NOT NULL GROUP BY {keyName})";
    }

    /// <summary>Both conditions; either may be missing.</summary>
    public static SqlText? Narrow(SqlText? where, SqlText? first) =>
        where is null ? first : first is null ? where : (SqlText)$"({where}) AND {first}";

    /// <summary>
    /// Rows that no figure is made of: those without a key and, where cells are looked at (by a filter or a measured column), those that only continue an entity.
    /// Where none are, all rows of an entity are its own: "866 incidents in 3,874 rows".
    /// </summary>
    public static IEnumerable<Exclusion> LeftOut(SheetProfile sheet, bool cellsMatter)
    {
        if (sheet.EntityKey is not { } key)
            yield break;
        yield return new Exclusion($"no {key}", $"{new SqlName(key)} IS NULL");
        if (cellsMatter)
            yield return new Exclusion($"continues its {key}", $"NOT {FirstRow(sheet)!}");
    }

    /// <summary>
    /// One row that says whether one of the columns holds something of its own in continuation rows: neither blank nor one filler there,
    /// with as many slips as the search for the entity key allows.
    /// </summary>
    public static SqlText Varies(SheetProfile sheet, IEnumerable<ColumnProfile> columns)
    {
        SqlText rows = $"FROM {new SqlName(sheet.Table)} WHERE {new SqlName(sheet.EntityKey!)} IS NOT NULL AND NOT {FirstRow(sheet)!}";
        return $"SELECT {SqlText.Join(" OR ", columns.Select(column => (SqlText)$"coalesce((SELECT max(n) < 0.95 * sum(n) FROM (SELECT count(*) AS n {rows} GROUP BY {new SqlName(column.Name)})), FALSE)"))}";
    }
}
