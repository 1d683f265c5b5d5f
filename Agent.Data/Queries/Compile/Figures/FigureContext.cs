using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Keys;
using Agent.Data.Queries.Compile.Operands;
using Agent.Data.Queries.Compile.Predicates;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>
/// Where figures are written: they add columns to the rows of units, aggregates to the groups over them, to the whole of them and to their
/// outer groups, and are
/// themselves expressions over those.
/// </summary>
internal sealed class FigureContext
{
    private readonly Grouping _grouping;
    private readonly IReadOnlyList<string> _flags;

    public FigureContext(Grouping grouping)
        : this(grouping, [])
    {
    }

    private FigureContext(Grouping grouping, IReadOnlyList<string> flags) => (_grouping, _flags) = (grouping, flags);

    public CompileContext Compile => _grouping.Units.Scope.Context;

    public RowScope Scope => _grouping.Units.Scope;

    public Grouping Grouping => _grouping;

    /// <summary>The rows of a figure alone: a SQL filter behind its aggregate, empty for all.</summary>
    private SqlText Filter => _flags.Count == 0
        ? (SqlText)$""
        : $" FILTER (WHERE {SqlText.Join(" AND ", _flags.Select(SqlText.Checked))})";

    /// <summary>Writes a figure with its own rows.</summary>
    public FigurePlan Write(Aggregate aggregate) =>
        NodeRegistry<AggregateWriter>.For(aggregate).Write(aggregate, Narrow(aggregate.Where, "where"));

    /// <summary>The same groups with fewer rows.</summary>
    public FigureContext Narrow(Predicate? where, string member)
    {
        if (where is null)
            return this;
        using var part = Compile.In(member);
        var flag = _grouping.Units.Add(RowConditions.Write(where, Scope), "p");
        return _flags.Contains(flag) ? this : new FigureContext(_grouping, [.. _flags, flag]);
    }

    /// <summary>A value of the rows, as a column of them.</summary>
    public (string Name, RowValue Value) Value(Operand operand, Func<RowValue, RowValue> shape)
    {
        using var part = Compile.In("of");
        var value = RowValues.OneOrList(operand, Scope, _grouping.Units.Conditions, shape);
        var name = _grouping.Units.Add(value.Sql, "v");
        _grouping.Values.Add((operand, value, name));
        return (name, value);
    }

    /// <summary>A column of the rows.</summary>
    public string Column(SqlText sql) => _grouping.Units.Add(sql, "x");

    /// <summary>An aggregate of each group.</summary>
    public SqlText Group(SqlText aggregate, bool isZeroWhenEmpty) => _grouping.Add($"{aggregate}{Filter}", isZeroWhenEmpty);

    /// <summary>The same aggregate over all units of the query, whatever their group.</summary>
    public SqlText Total(SqlText aggregate) => _grouping.AddTotal($"{aggregate}{Filter}");

    /// <summary>The same aggregate over the groups of the first keys alone.</summary>
    public SqlText Outer(SqlText aggregate, int keys) => _grouping.AddOuter($"{aggregate}{Filter}", keys);
}
