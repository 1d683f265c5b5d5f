using Agent.Protocol;

namespace Agent.Core.Datasets;

/// <summary>Profiles as clients see them.</summary>
public static class ProfileDescriptions
{
    private const int TopValues = 20;

    /// <summary>The description of a dataset.</summary>
    /// <param name="profile">What is known of it.</param>
    /// <param name="listed">The dataset as listed.</param>
    public static DatasetDescription Describe(this DatasetProfile profile, DatasetInfo listed)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new DatasetDescription { Dataset = listed, Sheets = [.. profile.Sheets.Select(Describe)] };
    }

    private static SheetDescription Describe(SheetProfile sheet) => new()
    {
        Name = sheet.Name,
        Table = sheet.Table,
        Rows = sheet.Rows,
        EntityKey = sheet.EntityKey,
        Entities = sheet.Entities,
        Columns = [.. sheet.Columns.Select(column => Describe(column, sheet.Rows))],
        Notes = sheet.Notes,
    };

    private static ColumnDescription Describe(ColumnProfile column, long rows) => new()
    {
        Name = column.Name,
        Label = column.Label,
        Kind = column.Kind.ToWireName(),
        FillRate = rows == 0 ? 0 : (double)column.Filled / rows,
        Distinct = column.Distinct,
        Min = column.Min,
        Max = column.Max,
        Unit = column.Unit,
        TopValues = [.. column.Values.Take(TopValues)],
        Notes = column.Notes,
    };
}
