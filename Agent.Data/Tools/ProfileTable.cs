using Agent.Protocol;

namespace Agent.Data.Tools;

/// <summary>A table made from the profile rather than by a query.</summary>
internal static class ProfileTable
{
    public static TableContent Make(
        ToolCall call,
        string title,
        string sheet,
        IReadOnlyList<(string Name, string Kind)> columns,
        IReadOnlyList<IReadOnlyList<object?>> rows,
        string? sql = null
    ) =>
        new()
        {
            TableId = call.Workspace.NextTableId(),
            Title = title,
            Columns =
            [
                .. columns.Select(column => new TableColumn
                {
                    Name = column.Name,
                    Label = char.ToUpperInvariant(column.Name[0]) + column.Name[1..].Replace('_', ' '),
                    Kind = column.Kind,
                }),
            ],
            Rows = rows,
            TotalRows = rows.Count,
            Evidence = new Evidence
            {
                Dataset = call.Profile.Id,
                Version = call.Profile.Version,
                Sheet = sheet,
                Sql = sql ?? "SELECT table_name, column_name, data_type FROM information_schema.columns",
                RowsUsed = call.Profile.Sheets.Where(item => sheet.Split(", ").Contains(item.Name)).Sum(item => item.Rows),
                AsOf = call.Workspace.Engine.Time.GetUtcNow(),
            },
            Notes = call.Notes,
        };
}
