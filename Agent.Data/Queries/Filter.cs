namespace Agent.Data.Queries;

/// <summary>All filters of a question, joined by AND.</summary>
/// <param name="Conditions">The filters.</param>
internal sealed record Filter(IReadOnlyList<ResolvedCondition> Conditions)
{
    /// <summary>The condition; null when everything fits. In an order of its own, so that the same filters asked for in another order are the same query.</summary>
    public SqlText? Sql { get; } = Conditions.Count == 0
        ? null
        : SqlText.Join(" AND ", Conditions.Select(condition => condition.Sql).DistinctBy(sql => sql.ToString()).OrderBy(sql => sql.ToString(), StringComparer.Ordinal));

    /// <summary>The filters in words; null when there is none.</summary>
    public string? Text { get; } = Conditions.Count == 0 ? null : string.Join(" and ", Conditions.Select(condition => condition.Text));

    /// <summary><c> WHERE …</c>, or nothing.</summary>
    public SqlText WhereClause => Sql is null ? (SqlText)$"" : $" WHERE {Sql}";
}
