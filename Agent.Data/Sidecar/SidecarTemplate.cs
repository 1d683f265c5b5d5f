using Agent.Core.Datasets;

namespace Agent.Data.Sidecar;

/// <summary>What stands in the editor where a workbook has no sidecar yet: what was found, as remarks to be changed.</summary>
internal static class SidecarTemplate
{
    private const int MostSheets = 3;

    public static string Of(DatasetProfile profile) => string.Join('\n', Lines(profile)) + "\n";

    private static IEnumerable<string> Lines(DatasetProfile profile)
    {
        yield return "# What the hub cannot see in the cells. Remove the # before what you want to say; the rest can go.";
        yield return $"# title: {profile.Title}";
        yield return "# sheets:";
        foreach (var sheet in profile.Sheets.Where(sheet => sheet.Rows > 0).Take(MostSheets))
        {
            yield return $"#   {sheet.Name}:";
            yield return "#     synonyms: [other words for its rows]";
            if (sheet.EntityKey is { } key)
                yield return $"#     entityKey: {key}";
            if (sheet.DefaultDateColumn is { } date)
                yield return $"#     defaultDate: {date}";
            if (sheet.Columns.FirstOrDefault(column => column.Kind.IsNumeric() && !column.IsIdentifier) is not { } number)
                continue;
            yield return "#     columns:";
            yield return $"#       {number.Name}:";
            yield return number.Unit is { } unit ? $"#         unit: {unit}" : "#         synonyms: [other words for it]";
        }
    }
}
