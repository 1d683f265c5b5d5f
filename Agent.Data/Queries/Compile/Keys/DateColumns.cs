using Agent.Core.Datasets;

namespace Agent.Data.Queries.Compile.Keys;

/// <summary>The date columns of a sheet.</summary>
internal static class DateColumns
{
    public static string[] Names(SheetProfile sheet) =>
        [.. sheet.Columns.Where(column => column.Kind.IsDate()).Select(column => column.Name)];

    /// <summary>The date that questions about time mean unless they say otherwise.</summary>
    /// <exception cref="QueryFault">There is none, or several and none is the default.</exception>
    public static ColumnProfile Default(CompileContext context, SheetProfile sheet)
    {
        var dates = Names(sheet);
        return sheet.Column(sheet.DefaultDateColumn)
            ?? (
                dates.Length == 1
                    ? sheet.Column(dates[0])!
                    : throw context.Fault(
                        "no_role",
                        dates.Length == 0
                            ? $"{sheet.Name} has no date column."
                            : $"Which date? {sheet.Name} has: {string.Join(", ", dates)}.",
                        dates
                    )
            );
    }
}
