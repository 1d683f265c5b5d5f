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

    private static SheetDescription Describe(SheetProfile sheet) =>
        new()
        {
            Name = sheet.Name,
            Table = sheet.Table,
            Rows = sheet.Rows,
            EntityKey = sheet.EntityKey,
            Entities = sheet.Entities,
            Columns = [.. sheet.Columns.Select(column => Describe(column, sheet.Rows))],
            LeftOut =
            [
                .. sheet.LeftOut.Select(left => new ExcludedRows(left.Words, left.Count)
                {
                    Rows = [.. left.Rows.Select(row => new ShownRow(row.Row, row.Text))],
                }),
            ],
            Notes = [.. sheet.Notes, .. Words(sheet)],
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
        Definitions = column.Definitions.Count == 0 ? null : column.Definitions,
        Notes = [.. column.Notes, .. Words(column)],
    };

    private static IEnumerable<string> Words(SheetProfile sheet)
    {
        if (sheet.Column(sheet.DefaultDateColumn) is { } date)
            yield return $"Questions about time mean {date.Label} unless they name another date";
        if (sheet.RecordWords.Count > 0)
            yield return $"In questions a record is called {string.Join(" or ", sheet.RecordWords.Take(3))}";
    }

    private static IEnumerable<string> Words(ColumnProfile column)
    {
        var role = column.DateRole switch
        {
            DateRole.Occurred => "Says when it happened",
            DateRole.Reported => "Says when it was reported or opened",
            DateRole.Due => "Says when it is due",
            DateRole.Closed => "Says when it was closed or done",
            DateRole.Updated => "Says when the record was last changed",
            DateRole.AsOf => "Says when the file was made",
            DateRole.Person => "A date in a person's life, such as birth or hire",
            _ => null,
        };
        if (role is not null)
            yield return role;
        if (column.IsMonthOnly)
            yield return "Says the month, not the day: it cannot be asked for days, weeks or weekdays";
        if (column.IsCode)
            yield return "Its numbers are labels, such as ids or years: they can be counted, not summed";
        if (column.Description is { } description && !string.Equals(description, column.Label, StringComparison.OrdinalIgnoreCase))
            yield return description;
    }
}
