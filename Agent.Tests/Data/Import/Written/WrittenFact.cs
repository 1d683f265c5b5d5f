using Agent.Core.Datasets;

namespace Agent.Tests.Data.Import.Written;

/// <summary>
/// What is expected of the profile of a written file: <c>note words</c> told somewhere, <c>unsaid words</c> told nowhere, <c>default date
/// Column</c>, <c>role Column Role</c>, <c>word noun</c> among those for a
/// record of a table, <c>described Column words</c>, <c>code Column</c> and <c>amount Column</c> for numbers that are and are not to be
/// summed, <c>only Table, Table</c> for all tables.
/// </summary>
internal static class WrittenFact
{
    /// <summary>What is not as expected; null where it is; the check itself is no fact where <paramref name="isFact"/> is false.</summary>
    public static string? Failure(string check, DatasetProfile profile, out bool isFact)
    {
        var (what, rest) = Parted(check);
        isFact = what is not null;
        var found = what switch
        {
            "note" or "unsaid" => profile.Sheets.SelectMany(sheet => sheet.Notes.Concat(sheet.Columns.SelectMany(column => column.Notes))),
            "default date" => profile.Sheets.Select(sheet => sheet.DefaultDateColumn ?? "none"),
            "role" => Columns(profile).Select(column => $"{column.Label} {column.DateRole}"),
            "only" => [string.Join(", ", profile.Sheets.Select(sheet => sheet.Table))],
            "word" => profile.Sheets.SelectMany(sheet => sheet.RecordWords),
            "described" => Columns(profile).Select(column => $"{column.Name} {column.Description}"),
            "code" => Columns(profile).Where(column => column.IsCode).Select(column => column.Name),
            "amount" => Columns(profile).Where(column => column.Kind.IsNumeric() && !column.IsCode).Select(column => column.Name),
            _ => [],
        };
        var isThere = found.Any(text =>
            what is "note" or "unsaid" ? text.Contains(rest, StringComparison.OrdinalIgnoreCase) : text == rest
        );
        return !isFact || isThere == (what != "unsaid") ? null : $"{check}: only {string.Join(" · ", found)}";
    }

    private static (string? What, string Words) Parted(string check)
    {
        var what = Array.Find(
            ["note", "default date", "role", "word", "described", "code", "amount", "only", "unsaid"],
            name => check.StartsWith(name + ' ', StringComparison.Ordinal)
        );
        return (what, what is null ? check : check[(what.Length + 1)..]);
    }

    private static IEnumerable<ColumnProfile> Columns(DatasetProfile profile) => profile.Sheets.SelectMany(sheet => sheet.Columns);
}
