namespace Agent.Data.Queries;

/// <summary>
/// Which rows of a sheet went into a figure: those that fit <paramref name="Where"/> and are not taken out by an exclusion.
/// </summary>
/// <param name="Table">Table in SQL.</param>
/// <param name="TableRows">Rows of the table.</param>
/// <param name="Where">The filter; null when all rows fit.</param>
/// <param name="WhereText">The filter in words.</param>
/// <param name="Exclusions">Further rows left out, each with its reason; a row counts for the first that fits it.</param>
/// <param name="EntityKey">Column that names an entity; null where a row is one.</param>
internal sealed record CountedRows(
    string Table, long TableRows, SqlText? Where, string? WhereText, IReadOnlyList<Exclusion> Exclusions, string? EntityKey)
{
    /// <summary>One row: rows used, entities used (0 without a key), then the rows of each exclusion.</summary>
    public SqlText Statement()
    {
        var fits = Where ?? (SqlText)$"TRUE";
        SqlText used = $"({fits})";
        var counts = new List<SqlText>();
        foreach (var exclusion in Exclusions)
        {
            counts.Add($", count(*) FILTER (WHERE {used} AND ({exclusion.Rows}))");
            used = $"{used} AND NOT coalesce({exclusion.Rows}, FALSE)";
        }

        SqlText entities = EntityKey is null ? (SqlText)$"0" : $"count(DISTINCT {new SqlName(EntityKey)}) FILTER (WHERE {used})";
        return $"SELECT count(*) FILTER (WHERE {used}), {entities}{SqlText.Join(string.Empty, counts)} FROM {new SqlName(Table)}";
    }
}
