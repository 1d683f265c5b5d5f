using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>Finds how sheets join: a column of the same name, whose values in one sheet are ids of the other.</summary>
internal static class Relations
{
    private const double MinShared = 0.5;

    public static IReadOnlyList<SheetRelation> Find(IReadOnlyList<TypedSheet> sheets)
    {
        var relations = new List<SheetRelation>();
        foreach (var to in sheets)
        {
            foreach (var from in sheets.Where(from => !ReferenceEquals(from, to)))
            {
                if (Find(from, to) is { } relation
                    && !relations.Exists(known => known.FromTable == relation.ToTable && known.ToTable == relation.FromTable && known.FromColumn == relation.ToColumn))
                    relations.Add(relation);
            }
        }

        return relations;
    }

    private static SheetRelation? Find(TypedSheet from, TypedSheet to)
    {
        for (var i = 0; i < to.Columns.Count; i++)
        {
            var key = to.Profile.Columns[i];
            // The target names each entity once, or is keyed by it.
            if (key.Kind is not (ColumnKind.Text or ColumnKind.Integer) || (!key.IsIdentifier && to.Profile.EntityKey != key.Name))
                continue;
            for (var j = 0; j < from.Columns.Count; j++)
            {
                var candidate = from.Profile.Columns[j];
                if (candidate.Kind != key.Kind || !string.Equals(candidate.Name, key.Name, StringComparison.OrdinalIgnoreCase) || candidate.Filled == 0)
                    continue;
                if (SharedShare(from.Columns[j], to.Columns[i]) >= MinShared)
                    return new SheetRelation(from.Profile.Table, candidate.Name, to.Profile.Table, key.Name, candidate.Distinct < candidate.Filled);
            }
        }

        return null;
    }

    // How many of the distinct values of the one column are values of the other.
    private static double SharedShare(TypedColumn from, TypedColumn to)
    {
        var ids = Distinct(to).Select(to.Value).ToHashSet();
        var values = Distinct(from);
        return values.Count(bits => ids.Contains(from.Value(bits))) / (double)values.Count;
    }

    private static HashSet<long> Distinct(TypedColumn column)
    {
        var distinct = new HashSet<long>();
        for (var row = 0; row < column.Rows; row++)
        {
            if (!column.IsNull(row))
                distinct.Add(column.Cells[row]);
        }

        return distinct;
    }
}
