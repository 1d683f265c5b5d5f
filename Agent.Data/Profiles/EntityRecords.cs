using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>
/// Decides whether the records of a sheet whose ids repeat are the entities or its rows: the entities where the rows are called by what the
/// ids name and have no ids of
/// their own; its rows where they are the actions, products or materials of something else.
/// </summary>
internal static class EntityRecords
{
    // Names of a log say that it is one, not what it is of.
    private static readonly HashSet<string> Changes =
    [
        "event",
        "update",
        "change",
        "history",
        "status",
        "entry",
        "activity",
        "transition",
        "state",
        "step",
        "stage",
        "revision",
        "comment",
    ];

    /// <param name="sheet">The sheet with its grain.</param>
    /// <param name="relations">The dataset's relations.</param>
    /// <param name="file">The file's name without its ending.</param>
    /// <param name="isOnly">Whether it is the file's only sheet with rows.</param>
    public static TypedSheet Apply(TypedSheet sheet, IReadOnlyList<SheetRelation> relations, string file, bool isOnly)
    {
        var profile = sheet.Profile;
        if (
            profile.EntityKey is not null
            || profile.Grain is not { Kind: GrainKind.Details or GrainKind.Events } grain
            || !AreEntities(profile, grain, relations, file, isOnly)
        )
            return sheet;
        var key = profile.Columns.ToList().FindIndex(column => column.Name == grain.Key);
        // Where the latest row says how the entity stands, all its columns are those of that row.
        var columns =
            grain.Kind == GrainKind.Events
                ? profile.Columns
                : VaryingColumns.Mark([.. profile.Columns.Zip(sheet.Columns)], key, (int)profile.Rows);
        return sheet with
        {
            Profile = profile with
            {
                EntityKey = grain.Key,
                Entities = grain.Entities,
                Columns = columns,
                Notes = [.. profile.Notes, Note(grain)],
            },
        };
    }

    private static bool AreEntities(SheetProfile sheet, SheetGrain grain, IReadOnlyList<SheetRelation> relations, string file, bool isOnly)
    {
        // Keys of another sheet's records: the rows are something of these.
        if (relations.Any(relation => relation.FromTable == sheet.Table && relation.FromColumn == grain.Key))
            return false;
        var rows = RecordWords
            .OfNames(sheet, file, isOnly)
            .Where(word => grain.Kind != GrainKind.Events || !Changes.Contains(word))
            .ToList();
        var key = RecordWords.OfId(sheet.Column(grain.Key)!);
        // Nothing says what the rows are, or what the ids are of: the rows have no ids of their own, as persons of an accident have none.
        if (rows.Count == 0 || key.Count == 0)
            return !sheet.Columns.Any(column => column.IsIdentifier && (rows.Count == 0 || NamesRecord(column.Label)));
        return rows.Any(row => key.Any(id => RecordWords.AreSame(row, id)));
    }

    private static bool NamesRecord(string label) => CodeWords.NamesRecord(label) || RecordWords.IsRecord(label);

    private static string Note(SheetGrain grain) => grain.Kind == GrainKind.Events
        ? $"Each {grain.Key} is counted once, as its latest row by {grain.Moment} says"
        : $"Each {grain.Key} is counted once, and what stands on each of its rows is summed once";
}
