using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Figures;
using Agent.Data.Queries.Compile.Keys;
using Agent.Data.Queries.Compile.Predicates;
using Agent.Data.Queries.Compile.Rows;
using Agent.Data.Queries.Compile.Status;

namespace Agent.Data.Queries.Compile;

/// <summary>Compiles figures by groups into a <see cref="GroupTable"/>.</summary>
internal sealed class GroupQueryCompiler
{
    private readonly CompileContext _context;
    private readonly Query _query;
    private readonly RowScope _scope;
    private readonly UnitRows _units;
    private readonly Grouping _grouping;
    private readonly FigureContext _figures;
    private readonly SqlText? _later;

    public GroupQueryCompiler(CompileContext context, Query query, SheetProfile sheet)
    {
        (_context, _query) = (context, query);
        _scope = new RowScope(context, sheet, query.Unit ?? EntityGrain.DefaultUnit(sheet));
        _later = Later(context, query, _scope);
        _units = new UnitRows(_scope, query.Where, _later is null ? [] : [$"NOT coalesce({_later}, FALSE)"]);
        _grouping = new Grouping(_units, query.GroupBy);
        _figures = new FigureContext(_grouping);
        LeaveOutBlanks();
        FillPeriods();
    }

    /// <summary>What comes after the day of the query, where one is named.</summary>
    public static SqlText? Later(CompileContext context, Query query, RowScope scope)
    {
        if (query.AsOf is not { } day || StatusColumns.Of(scope.Sheet).Raised is not { } raised)
            return null;
        context.UsesAsOf = true;
        return $"{scope.Value(new Field(raised.Name))} >= {day.AddDays(1).ToDateTime(TimeOnly.MinValue)}";
    }

    public GroupTable Table()
    {
        var outputs = new List<(string Name, SqlText Sql, QueryColumn Column)>();
        var names = new List<string>();
        var quotients = new Dictionary<string, double>();
        for (var index = 0; index < _query.Select.Count; index++)
        {
            using var part = _context.In("select", index);
            var figure = _figures.Write(_query.Select[index]);
            names.Add(Output(outputs, figure));
            if (figure.Factor is { } factor)
                quotients[names[^1]] = factor;
            foreach (var side in figure.Sides)
                Output(outputs, side);
        }

        var (shown, hidden) = Conditions(names);
        var columns = _grouping.KeyNames.Distinct().Select(SqlText.Checked)
            .Concat(outputs.Select(output => (SqlText)$"{output.Sql} AS {SqlText.Checked(output.Name)}")).ToList();
        SqlText list = columns.Count == 0 ? (SqlText)$"*" : SqlText.Join(", ", columns);
        SqlText where = hidden.Count == 0 ? (SqlText)$"" : $" WHERE {SqlText.Join(" AND ", hidden)}";
        return new GroupTable(
            $"SELECT {list} FROM ({_grouping.Sql}){where}",
            [.. _grouping.KeyNames.Zip(_grouping.Keys)],
            [.. outputs.Select(output => (output.Name, output.Column))],
            names)
        { Having = shown, Quotients = quotients };
    }

    /// <summary>What is counted about the rows; to be asked for after <see cref="Table"/>.</summary>
    public EvidencePlan Evidence()
    {
        var rules = new List<(LeftOutRule, string, SqlText)>();
        if (_later is not null)
            rules.Add((LeftOutRule.Later, StatusColumns.Of(_scope.Sheet).Raised!.Name, _later));
        foreach (var (name, plan) in _grouping.KeyNames.Zip(_grouping.Keys).Where(key => _grouping.WithoutBlank.Contains(key.First)))
            rules.Add((LeftOutRule.NoKey, plan.Column.Label, plan.IsList ? (SqlText)$"({plan.Raw})[1] IS NULL" : $"{plan.Raw} IS NULL"));
        // With several values measured, a row without one of them is still in the figures of the others.
        if (
            _grouping.Values.DistinctBy(value => value.Name).ToList() is [var (_, value, _)]
            && _query.Select.Count == 1
            && _query.Select[0] is StatisticOf or DistinctCount
        )
            rules.Add((LeftOutRule.NoValue, value.Label, $"{value.Sql} IS NULL"));
        return EvidencePlanner.Plan(_units, rules, _query.Where is not null || _query.GroupBy.Count > 0 || _grouping.Values.Count > 0);
    }

    private static string Output(List<(string Name, SqlText Sql, QueryColumn Column)> outputs, FigurePlan figure)
    {
        var name = "s" + outputs.Count.ToString(CultureInfo.InvariantCulture);
        outputs.Add((name, figure.Sql, figure.Column));
        return name;
    }

    /// <summary>Blanks are no value: they take no place in a ranking and are no group to be counted.</summary>
    private void LeaveOutBlanks()
    {
        var ranked = _query.Limit is { } limit ? limit.PerKeys : _query.CountGroups || _query.ForAll is not null ? 0 : int.MaxValue;
        for (var index = 0; index < _grouping.Keys.Count; index++)
        {
            if (_query.GroupBy[index].SkipBlank || index >= ranked || (_query.Window is not null && index == _grouping.Keys.Count - 1))
                _grouping.WithoutBlank.Add(_grouping.KeyNames[index]);
        }
    }

    /// <summary>One period key is filled up; with further keys only where something is made of each series.</summary>
    private void FillPeriods()
    {
        var index = _grouping.Keys.Count - 1;
        if (
            index < 0
            || _grouping.Keys[index].Period is null
            || (_grouping.Keys.Count > 1 && _query.Window is null)
            || (_query.CountGroups && _query.Having.Count == 0)
            || _query.ForAll is not null
        )
            return;
        var key = _grouping.Keys[index];
        if (key.IsList)
            return;
        var asked = key.Date is { } date ? TimeBounds.Of(_units.Conditions, date) : default;
        _grouping.Fill = PeriodFill.Of(index, key, key.Date is { } field ? _scope.ColumnOf(field) : null, asked) with
        {
            Within = PeriodFill.Any(_units.Conditions, key.Date),
        };
    }

    /// <summary>Conditions on figures that are shown, by their names, and on others, which no later step can see.</summary>
    private (List<(string, CompareOp, double)> Shown, List<SqlText> Hidden) Conditions(List<string> figures)
    {
        var shown = new List<(string, CompareOp, double)>();
        var hidden = new List<SqlText>();
        for (var index = 0; index < _query.Having.Count; index++)
        {
            using var part = _context.In("having", index);
            using var inner = _context.In("of");
            var having = _query.Having[index];
            var at = _query.Select.ToList().IndexOf(having.Of);
            if (at >= 0)
                shown.Add((figures[at], having.Op, having.Value));
            else
                hidden.Add($"{_figures.Write(having.Of).Sql} {CompareOps.Sql(having.Op)} {having.Value}");
        }

        if (_query.ForAll is { } forAll)
            hidden.Add(EveryKey.Condition(forAll, _figures));
        return (shown, hidden);
    }
}
