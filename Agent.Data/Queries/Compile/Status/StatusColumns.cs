using System.Runtime.CompilerServices;
using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Profiles.Dates;

namespace Agent.Data.Queries.Compile.Status;

/// <summary>The columns of a sheet that say where an action stands.</summary>
/// <param name="Due">When it is due; null where the sheet does not say.</param>
/// <param name="Closed">When it was closed; null where the sheet does not say.</param>
/// <param name="State">Its status in words, of which some mean closed; null where there is none.</param>
/// <param name="Raised">When it was raised; null where the sheet does not say.</param>
internal sealed record StatusColumns(ColumnProfile? Due, ColumnProfile? Closed, ColumnProfile? State, ColumnProfile? Raised)
{
    private static readonly ConditionalWeakTable<SheetProfile, StatusColumns> Known = [];

    /// <summary>Finds them by the roles of the sheet's dates and the words of its status.</summary>
    public static StatusColumns Of(SheetProfile sheet) => Known.GetValue(sheet, static known => Find(known));

    private static StatusColumns Find(SheetProfile sheet)
    {
        var due = DateRoles.Main(sheet, DateRole.Due);
        var closed = DateRoles.Main(sheet, DateRole.Closed);
        var state = sheet.Columns.FirstOrDefault(column => Words(column).Contains("status") && StatusWords.Closing(column).Count > 0)
            ?? sheet.Columns.FirstOrDefault(column => Words(column).Contains("state") && StatusWords.Closing(column).Count > 0);
        var standard = sheet.Column(sheet.DefaultDateColumn);
        return new StatusColumns(due, closed, state, standard is not null && standard != due && standard != closed ? standard : null);
    }

    private static IReadOnlyList<string> Words(ColumnProfile column) =>
        [.. LooseText.Words(column.Name), .. column.Synonyms.SelectMany(LooseText.Words)];
}
