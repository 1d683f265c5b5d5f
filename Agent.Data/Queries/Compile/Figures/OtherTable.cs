using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>
/// A figure of another table beside those of the query: grouped and bounded in time alike where the table has such columns.
/// </summary>
internal static class OtherTable
{
    public static FigurePlan Write(Aggregate aggregate, string table, FigureContext figures, string member)
    {
        var grouping = figures.Grouping;
        var context = figures.Compile;
        var sheet = Sheet(context, table, member + "From");
        var mapping = new TableMapping(context, figures.Scope.Sheet, sheet);
        var (where, cut) = MonthlyAmounts.Cut(context, sheet, mapping.Where(grouping.Units.Conditions), aggregate);
        var units = new UnitRows(new RowScope(context, sheet, EntityGrain.DefaultUnit(sheet)), where, []);
        var other = new Grouping(units, [.. grouping.Sources.Select(mapping.Key)]);
        using var part = context.In(member);
        var figure = new FigureContext(other).Write(cut);
        return figure with { Sql = grouping.AddOther(other, figure.Sql, figure.IsZeroWhenEmpty) };
    }

    private static SheetProfile Sheet(CompileContext context, string table, string member)
    {
        using var part = context.In(member);
        return FieldNames.Sheet(context, table);
    }
}
