using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Sidecar;

namespace Agent.Data.Access;

/// <summary>
/// Which rows of each sheet a group sees: those that fulfil its conditions; of a sheet without a condition, those that belong to a row that
/// is
/// seen (an action to its incident), by how the sheets join; of every other sheet none, unless the whole of it is given. A condition on a
/// column
/// that is not there takes everything from the group.
/// </summary>
internal sealed class RowSelection
{
    private readonly IReadOnlyList<TypedSheet> _sheets;
    private readonly IReadOnlyList<SheetRelation> _relations;
    private readonly SheetNames _names;
    private readonly bool[]?[] _visible;

    private RowSelection(IReadOnlyList<TypedSheet> sheets, IReadOnlyList<SheetRelation> relations)
    {
        (_sheets, _relations, _names) = (sheets, relations, new SheetNames(sheets));
        _visible = new bool[]?[sheets.Count];
    }

    /// <summary>The sheets with the rows that a filter lets through.</summary>
    /// <param name="sheets">All rows.</param>
    /// <param name="found">How the sheets join as far as it was found.</param>
    /// <param name="filter">The filter.</param>
    public static List<TypedSheet> Apply(IReadOnlyList<TypedSheet> sheets, IReadOnlyList<SheetRelation> found, RowFilter filter)
    {
        var relations = WithSaid(new SheetNames(sheets), sheets, found, filter.Relations);
        var seen = sheets.Select(sheet => new bool[sheet.Profile.Rows]).ToList();
        foreach (var group in filter.Groups)
        {
            var own = new RowSelection(sheets, relations).Select(group);
            for (var sheet = 0; sheet < sheets.Count; sheet++)
            {
                for (var row = 0; row < seen[sheet].Length; row++)
                    seen[sheet][row] |= own[sheet] is { } visible && visible[row];
            }
        }

        return [.. sheets.Select((sheet, place) => VisibleRows.Keep(sheet, seen[place]))];
    }

    // What the sidecar says of two sheets takes the place of what was found.
    private static List<SheetRelation> WithSaid(
        SheetNames names, IReadOnlyList<TypedSheet> sheets, IReadOnlyList<SheetRelation> found, IReadOnlyList<SidecarRelation> said)
    {
        var laid = new List<SheetRelation>();
        foreach (var relation in said)
        {
            if (names.Places(relation.From) is not [var from, ..] || names.Places(relation.To) is not [var to, ..])
                continue;
            var (one, other) = (sheets[from.Sheet].Profile, sheets[to.Sheet].Profile);
            laid.Add(new SheetRelation(one.Table, one.Columns[from.Column].Name, other.Table, other.Columns[to.Column].Name, true));
        }

        return [.. laid, .. found.Where(one => !laid.Exists(other => other.FromTable == one.FromTable && other.ToTable == one.ToTable))];
    }

    private bool[]?[] Select(GroupRows group)
    {
        foreach (var condition in group.Conditions)
        {
            var places = _names.Places(condition.Column);
            if (places.Count == 0)
                return new bool[]?[_sheets.Count];
            foreach (var (sheet, column) in places)
                Limit(sheet, Holds(sheet, column, condition.Values));
        }

        var limited = All().Where(sheet => _visible[sheet] is not null).ToHashSet();
        var whole = All()
            .Where(sheet => !limited.Contains(sheet) && group.WholeSheets.Any(name => _names.IsNamed(sheet, name)))
            .ToHashSet();
        Follow(limited, Below(limited, whole));
        foreach (var sheet in whole)
            Limit(sheet, _ => true);
        return _visible;
    }

    // Further rows of an entity hold filler, or what its first row says.
    private Func<int, bool> Holds(int sheet, int column, IReadOnlyList<string> values)
    {
        var (cells, profile) = (_sheets[sheet].Columns[column], _sheets[sheet].Profile);
        var place = profile.Columns[column];
        if (profile.Grain is not { Kind: GrainKind.Continuation } grain || place.VariesWithinEntity
            || _names.Column(sheet, grain.Key) is not (>= 0 and var key))
        {
            return row => WrittenValues.IsOneOf(cells, place, values, row);
        }

        var first = new Dictionary<long, int>();
        var ids = _sheets[sheet].Columns[key].Cells;
        for (var row = 0; row < ids.Rows; row++)
            first.TryAdd(ids[row], row);
        return row => WrittenValues.IsOneOf(cells, place, values, ids[row] == CellStore.Null ? row : first[ids[row]]);
    }

    /// <summary>The sheets whose rows belong to rows of the limited ones, over any number of steps; these among them.</summary>
    private HashSet<int> Below(HashSet<int> limited, HashSet<int> whole)
    {
        var below = new HashSet<int>(limited);
        int next;
        do
        {
            next = All()
                .FirstOrDefault(
                    sheet => !below.Contains(sheet) && !whole.Contains(sheet) && Parents(sheet).Any(parent => below.Contains(parent.Sheet)),
                    -1
                );
            if (next >= 0)
                below.Add(next);
        }
        while (next >= 0);
        return below;
    }

    // Each when all sheets it belongs to are decided; sheets that belong to each other in a circle stay unseen.
    private void Follow(HashSet<int> decided, HashSet<int> below)
    {
        int ready;
        do
        {
            ready = below.FirstOrDefault(
                sheet =>
                    !decided.Contains(sheet)
                    && Parents(sheet).All(parent => !below.Contains(parent.Sheet) || decided.Contains(parent.Sheet)),
                -1
            );
            if (ready < 0)
                break;
            foreach (var (parent, relation) in Parents(ready).Where(parent => below.Contains(parent.Sheet)))
                Join(ready, parent, relation);
            decided.Add(ready);
        }
        while (ready >= 0);
    }

    private void Join(int sheet, int parent, SheetRelation relation)
    {
        var (from, to) = (_names.Column(sheet, relation.FromColumn), _names.Column(parent, relation.ToColumn));
        if (from < 0 || to < 0)
        {
            Limit(sheet, _ => false);
            return;
        }

        var cells = _sheets[parent].Columns[to];
        var visible = Enumerable.Range(0, cells.Rows).Where(row => _visible[parent]![row] && !cells.IsNull(row));
        var ids = visible.Select(row => cells[row]!).ToHashSet();
        var own = _sheets[sheet].Columns[from];
        Limit(sheet, row => own[row] is { } id && ids.Contains(id));
    }

    private List<(int Sheet, SheetRelation Relation)> Parents(int sheet)
    {
        var table = _sheets[sheet].Profile.Table;
        return
        [
            .. _relations.Where(relation => relation.FromTable == table && relation.ToTable != table)
                .Select(relation => (Sheet: _names.Table(relation.ToTable), relation))
                .Where(parent => parent.Sheet >= 0),
        ];
    }

    private void Limit(int sheet, Func<int, bool> holds)
    {
        var visible = _visible[sheet] ??= [.. Enumerable.Repeat(true, (int)_sheets[sheet].Profile.Rows)];
        for (var row = 0; row < visible.Length; row++)
            visible[row] = visible[row] && holds(row);
    }

    private IEnumerable<int> All() => Enumerable.Range(0, _sheets.Count);
}
