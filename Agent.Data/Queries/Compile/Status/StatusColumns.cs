using System.Runtime.CompilerServices;
using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Profiles.Dates;

namespace Agent.Data.Queries.Compile.Status;

/// <summary>The columns of a sheet that say where an action stands.</summary>
/// <param name="Due">When it is due; null where the sheet does not say.</param>
/// <param name="Closed">When it was closed; null where the sheet does not say.</param>
/// <param name="Settled">
/// When what was due was done: the closing date that shares a word with the due date, "Abatement verified" beside "Abatement due" and
/// "Case closed"; else <paramref name="Closed"/>.
/// </param>
/// <param name="State">Its status in words, of which some mean closed; null where there is none.</param>
/// <param name="Raised">When it was raised; null where the sheet does not say.</param>
internal sealed record StatusColumns(
    ColumnProfile? Due,
    ColumnProfile? Closed,
    ColumnProfile? Settled,
    ColumnProfile? State,
    ColumnProfile? Raised
)
{
    private static readonly ConditionalWeakTable<SheetProfile, StatusColumns> Known = [];

    /// <summary>Finds them by the roles of the sheet's dates and the words of its status.</summary>
    public static StatusColumns Of(SheetProfile sheet) => Known.GetValue(sheet, static known => Find(known));

    private static StatusColumns Find(SheetProfile sheet)
    {
        var due = DateRoles.Main(sheet, DateRole.Due);
        var closed = DateRoles.Main(sheet, DateRole.Closed);
        var settled = due is null ? closed : DateRoles.Closing(sheet, due);
        var state = StateIn(sheet, "status", "sts") ?? StateIn(sheet, "state");
        var standard = sheet.Column(sheet.DefaultDateColumn);
        var raised = standard is not null && standard != due && standard != closed && standard != settled ? standard : null;
        return new StatusColumns(due, closed, settled, state, raised);
    }

    /// <summary>Of several the one that most records have: the status of the records, not of the claims of some of them.</summary>
    private static ColumnProfile? StateIn(SheetProfile sheet, params string[] words) =>
        sheet
            .Columns.Where(column => Words(column).Any(words.Contains) && StatusWords.Closing(column).Count > 0)
            .MaxBy(column => column.Filled);

    private static IReadOnlyList<string> Words(ColumnProfile column) =>
        [.. LooseText.Words(column.Name), .. column.Synonyms.SelectMany(LooseText.Words)];
}
