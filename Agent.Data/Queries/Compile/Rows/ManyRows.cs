using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile.Rows;

/// <summary>The rows that belong to a row where there can be several: asked for by EXISTS, counted or listed, never joined.</summary>
internal sealed class ManyRows
{
    private readonly SqlText _from;
    private readonly SqlText _link;

    /// <param name="outer">The rows they belong to.</param>
    /// <param name="steps">The steps, the last of which multiplies.</param>
    /// <param name="manyKey">The steps as text where fields mean what they mean outside; null where a field without a table is of the last
    /// table.</param>
    public ManyRows(RowScope outer, IReadOnlyList<JoinStep> steps, string? manyKey)
    {
        var context = outer.Context;
        var first = Enumerable.Range(0, steps.Count).First(index => steps[index].IsMany);
        var anchor = outer.Join([.. steps.Take(first)]);
        var isOwnEntity = steps[^1].To == steps[^1].From;
        Scope = new RowScope(context, steps[^1].To, isOwnEntity ? CountUnit.Rows : EntityGrain.DefaultUnit(steps[^1].To), outer, manyKey);

        // From the last table back to the first: each further step is an inner join, since the question is only whether such rows are
        // there.
        var alias = Scope.Alias;
        SqlText joins = $"";
        for (var index = steps.Count - 1; index > first; index--)
        {
            var next = context.NextAlias("m");
            context.Reads(steps[index].From);
            var middle = steps[index].IsMany
                ? TableSource.OnePer(steps[index].From, steps[index].FromColumn)
                : TableSource.All(steps[index].From);
            joins =
                $"{joins} JOIN {middle} AS {SqlText.Checked(next)} ON {SqlText.Checked(next)}.{new SqlName(steps[index].FromColumn)} = {SqlText.Checked(alias)}.{new SqlName(steps[index].ToColumn)}";
            alias = next;
        }

        _from = joins;
        _link =
            $"{SqlText.Checked(alias)}.{new SqlName(steps[first].ToColumn)} = {SqlText.Checked(anchor)}.{new SqlName(steps[first].FromColumn)}";
    }

    /// <summary>The rows themselves.</summary>
    public RowScope Scope { get; }

    /// <summary><c>FROM … WHERE …</c> for those that fit; to be written after the conditions and values, whose joins it takes in.</summary>
    public SqlText FromWhere(SqlText? condition)
    {
        SqlText unit = Scope.IsUnit is { } isUnit ? (SqlText)$" AND {isUnit}" : $"";
        SqlText fits = condition is null ? (SqlText)$"" : $" AND ({condition})";
        return $"FROM {Scope.Table} AS {SqlText.Checked(Scope.Alias)}{_from}{Scope.Joins} WHERE {_link}{unit}{fits}";
    }
}
