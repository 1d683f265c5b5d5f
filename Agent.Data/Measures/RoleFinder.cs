using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Profiles.Dates;
using Agent.Data.Queries;
using Agent.Data.Sidecar;

namespace Agent.Data.Measures;

/// <summary>
/// Finds by evidence what measures need: the words of names and synonyms, the kinds of columns, the words in values. It looks for what a
/// trade calls things and
/// takes nothing that only might be meant.
/// </summary>
internal static class RoleFinder
{
    private static readonly string[] IncidentWords = ["incident", "accident", "injury", "event", "occurrence", "case", "call"];
    private static readonly string[] ActionWords = ["action", "capa", "task"];
    private static readonly string[] LocationWords = ["location", "site", "plant", "area", "facility", "department", "unit"];
    private static readonly string[] KindWords = ["category", "type", "mechanism", "class"];

    /// <param name="profile">The dataset.</param>
    /// <param name="sheet">The sheet asked for; null to take what fits.</param>
    public static MeasureRoles Find(DatasetProfile profile, SheetProfile? sheet = null)
    {
        var incidents = sheet ?? Incidents(profile);
        var classes = incidents is null ? null : EventClasses.Find(incidents);
        var occurred = incidents is null ? null : Occurred(incidents);
        return new MeasureRoles
        {
            Incidents = incidents,
            Occurred = occurred,
            Reported =
                incidents is not null && DateRoles.Main(incidents, DateRole.Reported) is { } reported && reported.Name != occurred?.Name
                    ? reported
                    : null,
            Classes = classes,
            Recordable = Flag(incidents, "recordable") ?? Recordable(classes),
            LostTime = Flag(incidents, "lost", "time") ?? classes?.Test(EventClass.Fatality, EventClass.LostTime),
            Dart = CaseTests.Dart(incidents, classes),
            Fatal = CaseTests.Fatal(incidents, classes),
            LostDays = incidents?.Columns.FirstOrDefault(column =>
                column.Kind.IsNumeric() && Has(column, "day") && (Has(column, "lost") || Has(column, "away"))
            ),
            RootCause = Category(incidents, ["root", "cause"], lists: true) ?? Category(incidents, ["cause"], lists: true),
            Contractors = ContractorMark.Find(incidents),
            Tier1 = CaseTests.Tier(incidents, 1),
            Tier2 = CaseTests.Tier(incidents, 2),
            Summary = SummarySheet.Find(profile),
            Location = Place(incidents),
            Kind =
                KindWords
                    .SelectMany(kind => IncidentWords.Select(word => Category(incidents, [word, kind])))
                    .FirstOrDefault(found => found is not null)
                ?? KindWords.Select(word => Category(incidents, [word])).FirstOrDefault(found => found is not null),
            Hours = Hours(profile),
            Actions = Actions(profile, sheet),
        };
    }

    /// <summary>The same with what the sidecar says of one measure.</summary>
    public static MeasureRoles Find(DatasetProfile profile, SheetProfile? sheet, SidecarMeasure? said)
    {
        var place = said?.Column is { } column ? ColumnPlace.Find(profile, column) : null;
        var roles = Find(profile, sheet ?? place?.Sheet);
        if (place is { } found && said!.Values.Count > 0 && found.Sheet.Table == roles.Incidents?.Table)
        {
            var test = EventTest.In(found.Column, said.Values);
            roles = roles with { Recordable = test, LostTime = test };
        }

        return said?.Hours is { } hours && ColumnPlace.Find(profile, hours) is { } at && at.Column.Kind.IsNumeric()
            ? roles with
            {
                Hours = new HoursColumn(at.Sheet, at.Column, at.Sheet.Column(at.Sheet.DefaultDateColumn))
                {
                    Contractor = Contractor(at.Sheet, at.Column),
                },
            }
            : roles;
    }

    private static EventTest? Recordable(ClassColumn? classes) =>
        classes is not null && classes.Has(EventClass.LostTime, EventClass.MedicalTreatment, EventClass.RestrictedWork)
            ? classes.Test(EventClasses.Recordable)
            : null;

    // Named so; else the only sheet that has dated rows of several classes.
    private static SheetProfile? Incidents(DatasetProfile profile)
    {
        var dated = profile.AskedSheets.Where(sheet => sheet.Rows > 0 && sheet.Columns.Any(column => column.Kind.IsDate())).ToList();
        var named = dated
            .Where(sheet => Names(sheet).Any(words => words.Any(IncidentWords.Contains) && !words.Any(ActionWords.Contains)))
            .ToList();
        return named.FirstOrDefault(sheet => EventClasses.Find(sheet) is not null)
            ?? named.OrderByDescending(sheet => sheet.Columns.Count).FirstOrDefault()
            ?? OnlyOne(dated.Where(sheet => EventClasses.Find(sheet) is not null));
    }

    private static SheetProfile? OnlyOne(IEnumerable<SheetProfile> sheets)
    {
        var found = sheets.Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    // Where no date says when it happened, when it was reported is the next best; when it is due or was closed says nothing of it.
    private static ColumnProfile? Occurred(SheetProfile sheet) => sheet.Column(sheet.DefaultDateColumn) switch
    {
        { DateRole: DateRole.Occurred or DateRole.None } standard => standard,
        var standard => DateRoles.Main(sheet, DateRole.Occurred) ?? (standard is { DateRole: DateRole.Reported } ? standard : null),
    };

    public static EventTest? Flag(SheetProfile? sheet, params string[] words) =>
        sheet?.Columns.Where(column => words.All(word => Has(column, word)) && Words(column).Count <= words.Length + 2)
            .Select(EventTest.Flag)
            .FirstOrDefault(test => test is not null);

    private static ColumnProfile? Category(SheetProfile? sheet, string[] words, bool lists = false) =>
        sheet?.Columns.FirstOrDefault(column =>
            (column.Kind == ColumnKind.Text || (lists && column.Kind == ColumnKind.List))
            && column.ValuesComplete
            && column.Distinct is > 1 and <= 1_000
            && !column.IsPerson
            && words.All(word => Has(column, word))
        );

    // A column that is called so and no more comes before one that only speaks of it: Site before Location Detail.
    private static ColumnProfile? Place(SheetProfile? sheet) =>
        LocationWords
            .Select(word =>
                sheet?.Columns.FirstOrDefault(column =>
                    column.Kind == ColumnKind.Text && column.ValuesComplete && column.Distinct > 1 && LooseText.Key(column.Name) == word
                )
            )
            .Concat(LocationWords.Select(word => Category(sheet, [word])))
            .FirstOrDefault(found => found is not null);

    // Hours that people worked: not hours lost, open, or on a clock.
    private static HoursColumn? Hours(DatasetProfile profile)
    {
        foreach (var strict in (bool[])[true, false])
        {
            foreach (var sheet in profile.AskedSheets)
            {
                var isHoursSheet = Names(sheet).Any(words => words.Contains("hour"));
                var column = sheet.Columns.FirstOrDefault(column => column.Kind.IsNumeric() && IsHours(column, strict, isHoursSheet));
                if (column is not null)
                {
                    return new HoursColumn(
                        sheet,
                        column,
                        sheet.Column(sheet.DefaultDateColumn) ?? sheet.Columns.FirstOrDefault(date => date.Kind.IsDate())
                    )
                    {
                        Contractor = Contractor(sheet, column),
                    };
                }
            }
        }

        return null;
    }

    private static bool IsHours(ColumnProfile column, bool strict, bool isHoursSheet)
    {
        var words = Words(column);
        var hours = words.Contains("hour") || words.Contains("manhour");
        var worked = words.Any(word => word is "worked" or "exposure" or "man" or "manhour" or "labour" or "labor" or "total");
        return hours
            && !words.Any(word => word is "lost" or "open" or "overtime" or "contractor" or "down" or "training" or "response")
            && (worked || (!strict && isHoursSheet));
    }

    private static ActionSheet? Actions(DatasetProfile profile, SheetProfile? asked)
    {
        IEnumerable<SheetProfile> sheets = asked is null
            ? profile.AskedSheets.OrderByDescending(sheet => Names(sheet).Any(words => words.Any(ActionWords.Contains)))
            : [asked];
        return sheets.Select(ActionSheet.Of).FirstOrDefault(found => found is not null);
    }

    private static ColumnProfile? Contractor(SheetProfile sheet, ColumnProfile own) =>
        sheet.Columns.FirstOrDefault(column =>
            column != own && column.Kind.IsNumeric() && Has(column, "hour") && (Has(column, "contractor") || Has(column, "subcontractor"))
        );

    private static IEnumerable<IReadOnlyList<string>> Names(SheetProfile sheet) =>
        [LooseText.Words(sheet.Name), .. sheet.Synonyms.Select(LooseText.Words)];

    private static IReadOnlyList<string> Words(ColumnProfile column) =>
        [.. LooseText.Words(column.Name), .. column.Synonyms.SelectMany(LooseText.Words)];

    private static bool Has(ColumnProfile column, string word) => Words(column).Contains(word);
}
