using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Figures;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile;

/// <summary>Two figures side by side and what is made of them; with groups, for each group that either side has.</summary>
internal sealed class CompareQueryCompiler(CompileContext context, Query query, SheetProfile sheet)
{
    private readonly List<GroupQueryCompiler> _sides = [];

    public GroupTable Table()
    {
        var compare = query.Compare!;
        var left = Side(compare.Left, "compare.left");
        var right = Side(compare.Right, "compare.right");
        var (a, b) = (left.Outputs[0].Column, right.Outputs[0].Column);
        var keys = left.Keys.Select(key => key.Name).ToList();
        var names = keys.Select(
            (key, index) =>
                (SqlText)
                    $"CASE WHEN l.side THEN l.{SqlText.Checked(key)} ELSE r.{SqlText.Checked(right.Keys[index].Name)} END AS {SqlText.Checked(key)}, "
        );
        var join = keys.Count == 0 ? (SqlText)$"CROSS JOIN" : $"FULL JOIN";
        SqlText on =
            keys.Count == 0
                ? (SqlText)$""
                : $" ON {SqlText.Join(" AND ", keys.Select((key, index) => (SqlText)$"l.{SqlText.Checked(key)} IS NOT DISTINCT FROM r.{SqlText.Checked(right.Keys[index].Name)}"))}";
        var zero =
            query.Select.Count > 0
                ? IsZero(compare.Left.Of ?? query.Select[0]) && IsZero(compare.Right.Of ?? query.Select[0])
                : IsZero(compare.Left.Of!) && IsZero(compare.Right.Of!);
        SqlText x = zero ? (SqlText)$"coalesce(l.s0, 0)" : $"l.s0";
        SqlText y = zero ? (SqlText)$"coalesce(r.s0, 0)" : $"r.s0";
        SqlText both =
            $"SELECT {SqlText.Join(string.Empty, names)}{x} AS s1, {y} AS s2 FROM (SELECT *, TRUE AS side FROM ({left.Sql})) AS l {join} ({right.Sql}) AS r{on}";
        var sideA = a with
        {
            Name = compare.Left.Label,
            Label = compare.Left.Label,
            Role = compare.Form == ComparisonForm.SideBySide ? ResultRole.Figure : ResultRole.Side,
        };
        var sideB = b with { Name = compare.Right.Label, Label = compare.Right.Label, Role = sideA.Role };
        var made = Made(compare.Form, a);
        return made is not var (sql, column)
            ? new GroupTable(both, left.Keys, [("s1", sideA), ("s2", sideB)], ["s1", "s2"])
            : new GroupTable($"SELECT *, {sql} AS s0 FROM ({both})", left.Keys, [("s0", column), ("s1", sideA), ("s2", sideB)], ["s0"])
            {
                Having = Having(),
            };
    }

    /// <summary>Rows used by both sides; to be asked for after <see cref="Table"/>.</summary>
    public EvidencePlan Evidence()
    {
        var left = _sides[0].Evidence();
        var right = _sides[1].Evidence();
        // The sides are counted each for itself; what both leave out by the same rule is added.
        return EvidencePlanner.Together(left, right);
    }

    private GroupTable Side(ComparedSet side, string member)
    {
        using var part = context.In(member);
        var figure =
            side.Of
            ?? (
                query.Select.Count > 0
                    ? query.Select[0]
                    : throw context.Fault("bad_query", "A comparison needs a figure in \"select\" or in both sides.")
            );
        var from = side.From is null ? sheet : FieldNames.Sheet(context, side.From);
        var own =
            from == sheet
                ? query.Where
                : new TableMapping(context, sheet, from).Where(
                    query.Where is AllOf all ? all.Items
                    : query.Where is null ? []
                    : [query.Where]
                );
        var keys = from == sheet ? query.GroupBy : [.. query.GroupBy.Select(new TableMapping(context, sheet, from).Key)];
        var compiler = new GroupQueryCompiler(
            context,
            query with
            {
                From = from.Table,
                Unit = from == sheet ? query.Unit : null,
                Where = Both(own, side.Where),
                Select = [figure],
                GroupBy = keys,
                Having = [],
                ForAll = null,
                Limit = null,
                Compare = null,
                Order = [],
                CountGroups = false,
            },
            from
        );
        _sides.Add(compiler);
        return compiler.Table();
    }

    private List<(string, CompareOp, double)> Having() =>
        [.. query.Having.Select(having => query.Select.Count > 0 && having.Of == query.Select[0]
            ? ("s0", having.Op, having.Value)
            : throw context.Fault("bad_query", "With \"compare\", \"having\" is about the figure compared: the first of \"select\"."))];

    private static Predicate? Both(Predicate? first, Predicate? second) =>
        first is null ? second
        : second is null ? first
        : new AllOf([.. first is AllOf a ? a.Items : [first], .. second is AllOf b ? b.Items : [second]]);

    private static bool IsZero(Aggregate figure) =>
        figure is CountOf or DistinctCount or PerPeriod or ShareOf or StatisticOf { Function: Statistic.Sum };

    private static (SqlText Sql, QueryColumn Column)? Made(ComparisonForm form, QueryColumn figure) =>
        form switch
        {
            ComparisonForm.Difference => (
                (SqlText)$"(s1 - s2)",
                figure with
                {
                    Name = "difference",
                    Label = "Difference",
                    Role = ResultRole.Figure,
                }
            ),
            ComparisonForm.Ratio => (
                (SqlText)$"(CAST(s1 AS DOUBLE) / nullif(s2, 0))",
                new QueryColumn("ratio", "Ratio", "number", ResultRole.Figure)
            ),
            ComparisonForm.PercentChange => (
                (SqlText)$"(100.0 * (s1 - s2) / nullif(s2, 0))",
                new QueryColumn("change in percent", "Change in percent", "percent", ResultRole.Figure) { Unit = "%" }
            ),
            _ => null,
        };
}
