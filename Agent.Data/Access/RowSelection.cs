using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Sidecar;

namespace Agent.Data.Access;

/// <summary>
/// Which rows of each sheet a group sees: those that fulfil its conditions; of a sheet without a condition, those that belong to a row that is seen (an action to its
/// incident), by how the sheets join; of every other sheet none, unless the whole of it is given. A condition on a column that is not there takes everything from the group.
/// </summary>
internal sealed class RowSelection
{
    private readonly IReadOnlyList<TypedSheet> _sheets;
    private readonly IReadOnlyList<SheetRelation> _relations;
    private readonly bool[]?[] _visible;

    private RowSelection(IReadOnlyList<TypedSheet> sheets, IReadOnlyList<SheetRelation> relations)
    {
        (_sheets, _relations) = (sheets, relations);
        _visible = new bool[]?[sheets.Count];
    }

    /// <summary>The sheets with the rows that a filter lets through.</summary>
    /// <param name="sheets">All rows.</param>
    /// <param name="relations">How the sheets join.</param>
    /// <param name="filter">The filter.</param>
    public static List<TypedSheet> Apply(IReadOnlyList<TypedSheet> sheets, IReadOnlyList<SheetRelation> relations, RowFilter filter)
    {
        relations = WithSaid(sheets, relations, filter.Relations);
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
    private static List<SheetRelation> WithSaid(IReadOnlyList<TypedSheet> sheets, IReadOnlyList<SheetRelation> found, IReadOnlyList<SidecarRelation> said)
    {
        var names = new RowSelection(sheets, []);
        var laid = new List<SheetRelation>();
        foreach (var relation in said)
        {
            if (names.Places(relation.From).FirstOrDefault((-1, -1)) is ( >= 0 and var from, var column) && names.Places(relation.To).FirstOrDefault((-1, -1)) is ( >= 0 and var to, var key))
                laid.Add(new SheetRelation(sheets[from].Profile.Table, sheets[from].Profile.Columns[column].Name, sheets[to].Profile.Table, sheets[to].Profile.Columns[key].Name, true));
        }

        return [.. laid, .. found.Where(relation => !laid.Exists(other => other.FromTable == relation.FromTable && other.ToTable == relation.ToTable))];
    }

    private bool[]?[] Select(GroupRows group)
    {
        foreach (var condition in group.Conditions)
        {
            var places = Places(condition.Column).ToList();
            if (places.Count == 0)
                return new bool[]?[_sheets.Count];
            foreach (var (sheet, column) in places)
                Limit(sheet, Holds(sheet, column, condition.Values));
        }

        var limited = Enumerable.Range(0, _sheets.Count).Where(sheet => _visible[sheet] is not null).ToHashSet();
        var whole = Enumerable.Range(0, _sheets.Count).Where(sheet => !limited.Contains(sheet) && group.WholeSheets.Any(name => IsNamed(sheet, name))).ToList();
        Follow(limited, [.. whole]);
        foreach (var sheet in whole)
            _visible[sheet] = [.. Enumerable.Repeat(true, (int)_sheets[sheet].Profile.Rows)];
        return _visible;
    }

    // Further rows of an entity hold filler, or what its first row says.
    private Func<int, bool> Holds(int sheet, int column, IReadOnlyList<string> values)
    {
        var (cells, profile) = (_sheets[sheet].Columns[column], _sheets[sheet].Profile);
        var place = profile.Columns[column];
        if (profile.Grain is not { Kind: GrainKind.Continuation } grain || place.VariesWithinEntity || Column(sheet, grain.Key) is not (>= 0 and var key))
            return row => WrittenValues.IsOneOf(cells, place, values, row);
        var first = new Dictionary<long, int>();
        var ids = _sheets[sheet].Columns[key].Cells;
        for (var row = 0; row < ids.Rows; row++)
            first.TryAdd(ids[row], row);
        return row => WrittenValues.IsOneOf(cells, place, values, ids[row] == CellStore.Null ? row : first[ids[row]]);
    }

    // From sheet to sheet, each when all sheets it belongs to are decided; sheets that belong to each other in a circle stay unseen.
    private void Follow(HashSet<int> decided, HashSet<int> whole)
    {
        var below = new HashSet<int>(decided);
        while (Enumerable.Range(0, _sheets.Count).FirstOrDefault(sheet => !below.Contains(sheet) && !whole.Contains(sheet) && Parents(sheet).Any(parent => below.Contains(parent.Sheet)), -1) is >= 0 and var next)
            below.Add(next);
        while (below.FirstOrDefault(sheet => !decided.Contains(sheet) && Parents(sheet).All(parent => !below.Contains(parent.Sheet) || decided.Contains(parent.Sheet)), -1) is >= 0 and var ready)
        {
            foreach (var (parent, relation) in Parents(ready).Where(parent => below.Contains(parent.Sheet)).ToList())
                Join(ready, parent, relation);
            decided.Add(ready);
        }
    }

    private void Join(int sheet, int parent, SheetRelation relation)
    {
        var (from, to) = (Column(sheet, relation.FromColumn), Column(parent, relation.ToColumn));
        if (from < 0 || to < 0)
        {
            Limit(sheet, _ => false);
            return;
        }

        var cells = _sheets[parent].Columns[to];
        var ids = Enumerable.Range(0, cells.Rows).Where(row => _visible[parent]![row] && !cells.IsNull(row)).Select(row => cells[row]!).ToHashSet();
        var own = _sheets[sheet].Columns[from];
        Limit(sheet, row => own[row] is { } id && ids.Contains(id));
    }

    private IEnumerable<(int Sheet, SheetRelation Relation)> Parents(int sheet) =>
        from relation in _relations
        where relation.FromTable == _sheets[sheet].Profile.Table && relation.ToTable != relation.FromTable
        let parent = Enumerable.Range(0, _sheets.Count).FirstOrDefault(other => _sheets[other].Profile.Table == relation.ToTable, -1)
        where parent >= 0
        select (parent, relation);

    private void Limit(int sheet, Func<int, bool> holds)
    {
        var visible = _visible[sheet] ??= [.. Enumerable.Repeat(true, (int)_sheets[sheet].Profile.Rows)];
        for (var row = 0; row < visible.Length; row++)
            visible[row] = visible[row] && holds(row);
    }

    private IEnumerable<(int Sheet, int Column)> Places(string written)
    {
        for (var sheet = 0; sheet < _sheets.Count; sheet++)
        {
            if (ColumnOf(sheet, written) is >= 0 and var column)
                yield return (sheet, column);
        }
    }

    private int ColumnOf(int sheet, string written)
    {
        var profile = _sheets[sheet].Profile;
        foreach (var name in (string[])[profile.Name, profile.Table])
        {
            if (written.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase) && Column(sheet, written[(name.Length + 1)..].Trim()) is >= 0 and var column)
                return column;
        }

        return Column(sheet, written);
    }

    private int Column(int sheet, string name)
    {
        var columns = _sheets[sheet].Profile.Columns;
        for (var place = 0; place < columns.Count; place++)
        {
            if (string.Equals(columns[place].Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(columns[place].Label, name, StringComparison.OrdinalIgnoreCase))
                return place;
        }

        return -1;
    }

    private bool IsNamed(int sheet, string name) =>
        string.Equals(_sheets[sheet].Profile.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(_sheets[sheet].Profile.Table, name, StringComparison.OrdinalIgnoreCase);
}
