using Agent.Core.Datasets;

namespace Agent.Data.Profiles.Dates;

/// <summary>
/// The day of the record itself: "Breach date" of breaches, "Date of near miss" of near misses. Its header says no more than what a row is,
/// and tells what questions about time mean where no header says that something happened.
/// </summary>
internal static class RecordDates
{
    private static readonly HashSet<string> OfDates = ["date", "dt", "dttm", "time", "day", "on", "of", "the"];

    /// <summary>The sheet with that date known as the one of what happened; the sheet itself where no header names its records.</summary>
    public static SheetProfile Mark(SheetProfile sheet)
    {
        var columns = sheet.Columns.ToList();
        var at = columns.FindIndex(column =>
            column.Kind.IsDate()
            && column.DateRole is DateRole.None or DateRole.Reported or DateRole.Closed
            && IsOfRecord(column.Label, sheet)
        );
        if (at < 0 || columns[at].DateRole == DateRole.Occurred)
            return sheet;
        columns[at] = columns[at] with { DateRole = DateRole.Occurred };
        return sheet with { Columns = columns, DefaultDateColumn = DateRoles.Default(columns, sheet.Entities)?.Name };
    }

    /// <summary>Whether a header is words for a date and the record's own noun, and nothing else.</summary>
    private static bool IsOfRecord(string header, SheetProfile sheet)
    {
        var words = DateRoles.Words(header).ToLowerInvariant().Split(DateRoles.WordBreaks, StringSplitOptions.RemoveEmptyEntries);
        var left = words.Where(word => !OfDates.Contains(word)).ToList();
        var nouns = sheet
            .RecordWords.Append(RecordNoun.Of(sheet).Singular)
            .SelectMany(noun => noun.Split(' '))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return left.Count > 0 && left.Count < words.Length && left.TrueForAll(word => nouns.Contains(RecordNoun.FromPlural(word).Singular));
    }
}
