using System.Globalization;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Predicates;

namespace Agent.Data.Queries.Compile.Rows;

/// <summary>
/// The innermost statement: one row for each unit that is asked about, with the keys, values and conditions that figures are made of as
/// columns. Several values of
/// a unit are a SQL list in one column, so that no unit is ever there twice.
/// </summary>
internal sealed class UnitRows
{
    private readonly List<(SqlText Sql, string Alias)> _columns = [];

    public UnitRows(RowScope scope, Predicate? where, IReadOnlyList<SqlText> more)
    {
        Scope = scope;
        using var part = scope.Context.In("where");
        SqlText? condition = where is null ? null : RowConditions.Write(where, scope);
        Conditions = where is AllOf all ? all.Items : where is null ? [] : [where];
        Condition = condition;
        List<SqlText> parts = [.. new[] { condition, scope.IsUnit }.OfType<SqlText>(), .. more];
        Filter = parts.Count == 0 ? null : SqlText.Join(" AND ", parts);
    }

    public RowScope Scope { get; }

    /// <summary>The conditions of the query that must all hold.</summary>
    public IReadOnlyList<Predicate> Conditions { get; }

    /// <summary>The query's condition as SQL; null for none.</summary>
    public SqlText? Condition { get; }

    /// <summary><c> WHERE …</c> with all that narrows the rows, or nothing.</summary>
    public SqlText Where => Filter is null ? (SqlText)$"" : $" WHERE {Filter}";

    private SqlText? Filter { get; }

    /// <summary>Adds a column, or finds the one with the same expression; gives its name.</summary>
    public string Add(SqlText sql, string prefix)
    {
        var text = sql.ToString();
        foreach (var (known, alias) in _columns)
        {
            if (alias.StartsWith(prefix, StringComparison.Ordinal) && known.ToString() == text)
                return alias;
        }

        var name = prefix + _columns.Count.ToString(CultureInfo.InvariantCulture);
        _columns.Add((sql, name));
        return name;
    }

    /// <summary>The statement; to be written when all columns are there.</summary>
    public SqlText Sql
    {
        get
        {
            SqlText columns = _columns.Count == 0
                ? (SqlText)$"1 AS one"
                : SqlText.Join(", ", _columns.Select(column => (SqlText)$"{column.Sql} AS {SqlText.Checked(column.Alias)}"));
            return $"SELECT {columns} FROM {Scope.From}{Where}";
        }
    }
}
