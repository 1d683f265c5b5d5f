using Agent.Core.Datasets;
using Agent.Data.Access;
using Agent.Data.Profiles;
using Agent.Data.Profiles.Dates;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Sidecar;

/// <summary>
/// Lays a sidecar over a profile: what it says wins over what was found. Names that are not there become problems, with the nearest that
/// are.
/// </summary>
internal sealed class SidecarOverlay
{
    private readonly List<string> _problems;
    private readonly DatasetProfile _profile;

    private readonly bool _isPart;

    private SidecarOverlay(DatasetProfile profile, SidecarFile sidecar, bool isPart)
    {
        (_profile, _isPart) = (profile, isPart);
        _problems = [.. sidecar.Problems];
    }

    /// <param name="profile">What was found.</param>
    /// <param name="sidecar">What is said.</param>
    /// <param name="isPart">Whether the profile has some of the rows only: values that are not in these are no mistakes.</param>
    public static DatasetProfile Apply(DatasetProfile profile, SidecarFile sidecar, bool isPart = false)
    {
        var overlay = new SidecarOverlay(profile, sidecar, isPart);
        var sheets = profile.Sheets.ToList();
        foreach (var said in sidecar.Sheets)
        {
            if (overlay.Sheet(said.Name) is { } sheet)
                sheets[sheets.FindIndex(other => other.Table == sheet.Table)] = overlay.Lay(sheet, said);
        }

        foreach (var definition in sidecar.Definitions)
            overlay.Lay(sheets, definition);

        overlay.Check(sidecar.Rows);
        var relations = sidecar.Relations.Select(overlay.Lay).OfType<SheetRelation>().ToList();
        return profile with
        {
            Title = sidecar.Title ?? profile.Title,
            Sheets = sheets,
            Relations =
            [
                .. relations,
                .. profile.Relations.Where(found =>
                    !relations.Exists(said => said.FromTable == found.FromTable && said.ToTable == found.ToTable)
                ),
            ],
            Problems = overlay._problems,
        };
    }

    private void Check(RowRules? rules)
    {
        foreach (var group in rules?.Groups ?? [])
        {
            _problems.AddRange(
                group
                    .Conditions.Where(condition => !IsColumn(condition.Column))
                    .Select(condition =>
                        $"where, group {group.Group}: there is no column \"{condition.Column}\", so the group sees no rows."
                    )
            );
            _problems.AddRange(
                group
                    .Conditions.Where(condition => condition.Values.Count == 0)
                    .Select(condition =>
                        $"where, group {group.Group}: no values stand beside \"{condition.Column}\", so the group sees no rows of it."
                    )
            );
            _problems.AddRange(
                group
                    .WholeSheets.Where(name => _profile.Sheet(name) is null)
                    .Select(name => $"where, group {group.Group}: there is no sheet \"{name}\".")
            );
        }
    }

    private bool IsColumn(string written) => ColumnPlace.Find(_profile, written) is not null
        || _profile.Sheets.Any(sheet => sheet.Columns.Any(column => Same(column.Name, written) || Same(column.Label, written)));

    private SheetProfile Lay(SheetProfile sheet, SidecarSheet said)
    {
        var columns = sheet.Columns.ToList();
        foreach (var column in said.Columns)
        {
            if (Column(sheet, column.Name) is not { } found)
                continue;
            columns[columns.FindIndex(other => other.Name == found.Name)] = found with
            {
                Synonyms = column.Synonyms.Count > 0 ? column.Synonyms : found.Synonyms,
                DateRole = found.Kind.IsDate() ? DateRoles.Of(column.Synonyms) ?? found.DateRole : DateRole.None,
                Unit = column.Unit ?? found.Unit,
                IsPerson = column.IsPerson ?? found.IsPerson,
            };
        }

        var laid = sheet with { Synonyms = said.Synonyms.Count > 0 ? said.Synonyms : sheet.Synonyms, Columns = columns };
        if (
            string.Equals(said.EntityKey, SidecarSheet.NoKey, StringComparison.OrdinalIgnoreCase)
            && sheet.Column(SidecarSheet.NoKey) is null
        )
            laid = laid with { EntityKey = null, Entities = sheet.Rows };
        else if (said.EntityKey is not null && Column(sheet, said.EntityKey) is { } key)
            laid = laid with { EntityKey = key.Name, Entities = key.Distinct };
        if (said.DefaultDate is not null && Column(sheet, said.DefaultDate) is { } date)
            laid = date.Kind.IsDate()
                ? laid with
                {
                    DefaultDateColumn = date.Name,
                }
                : Refuse(laid, $"{sheet.Name}.{date.Name} holds {date.Kind.ToWireName()} values: it cannot be the default date");
        return laid;
    }

    private void Lay(List<SheetProfile> sheets, SidecarDefinition said)
    {
        if (Place(said.Column) is not var (sheet, column))
            return;
        if (
            !_isPart
            && column.ValuesComplete
            && said.Values.FirstOrDefault(value => !column.Values.Any(known => Same(known.Value, value))) is { } missing
        )
        {
            _problems.Add(
                $"\"{said.Name}\": there is no value \"{missing}\" in {sheet.Name}.{column.Name}. {Nearest(NameMatcher.Find(column.Values, candidate => [candidate.Value], missing).Nearest)}"
            );
            return;
        }

        // As written in the cells: all spellings of a value are meant by one of them.
        var values = said.Values.Select(value => column.Values.FirstOrDefault(known => Same(known.Value, value))?.Value ?? value).ToList();
        var at = sheets.FindIndex(other => other.Table == sheet.Table);
        sheets[at] = sheets[at] with
        {
            Columns =
            [
                .. sheets[at]
                    .Columns.Select(other =>
                        other.Name != column.Name
                            ? other
                            : other with
                            {
                                Definitions =
                                [
                                    .. other.Definitions,
                                    new ColumnDefinition
                                    {
                                        Name = said.Name,
                                        Values = values,
                                        By = said.By,
                                        On = said.On,
                                    },
                                ],
                            }
                    ),
            ],
        };
    }

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private SheetProfile Refuse(SheetProfile sheet, string why)
    {
        _problems.Add(why + ".");
        return sheet;
    }

    private SheetRelation? Lay(SidecarRelation said)
    {
        var (from, to) = (Place(said.From), Place(said.To));
        return from is null || to is null
            ? null
            : new SheetRelation(
                from.Value.Sheet.Table,
                from.Value.Column.Name,
                to.Value.Sheet.Table,
                to.Value.Column.Name,
                from.Value.Column.Distinct < from.Value.Column.Filled
            );
    }

    private (SheetProfile Sheet, ColumnProfile Column)? Place(string written)
    {
        if (ColumnPlace.Find(_profile, written) is { } place)
            return place;
        _problems.Add(
            $"There is no column \"{written}\". Columns are written Sheet.Column: {_profile.Sheets[0].Name}.{(_profile.Sheets[0].Columns is [var first, ..] ? first.Name : "column")}."
        );
        return null;
    }

    private SheetProfile? Sheet(string name)
    {
        if (_profile.Sheet(name) is { } sheet)
            return sheet;
        _problems.Add(
            $"There is no sheet \"{name}\". {Nearest(NameMatcher.Find(_profile.Sheets, candidate => [candidate.Name], name).Nearest)}"
        );
        return null;
    }

    private ColumnProfile? Column(SheetProfile sheet, string name)
    {
        var found =
            sheet.Column(name)
            ?? sheet.Columns.FirstOrDefault(column => string.Equals(column.Label, name, StringComparison.OrdinalIgnoreCase));
        if (found is null)
            _problems.Add(
                $"There is no column \"{name}\" in {sheet.Name}. {Nearest(NameMatcher.Find(sheet.Columns, candidate => [candidate.Name], name).Nearest)}"
            );
        return found;
    }

    private static string Nearest(IReadOnlyList<string> names) =>
        names.Count == 0 ? string.Empty : $"The nearest are: {string.Join(", ", names)}.";
}
