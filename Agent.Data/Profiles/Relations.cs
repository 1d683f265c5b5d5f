using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>
/// Finds how sheets join: a column whose values are ids of the other sheet, by its name (<c>Permit no</c> in both, <c>Country code</c> for
/// <c>Code</c> of Country,
/// <c>Contractor</c> for the key of Contractors) and by its values.
/// </summary>
internal static class Relations
{
    private const int LeastIds = 10;
    private const double LeastPart = 0.05;
    private const double LeastTogether = 0.9;

    public static IReadOnlyList<SheetRelation> Find(IReadOnlyList<TypedSheet> sheets)
    {
        var relations = new List<SheetRelation>();
        foreach (var to in sheets)
        {
            foreach (var from in sheets.Where(from => !ReferenceEquals(from, to)))
            {
                if (Find(from, to) is { } relation && !relations.Exists(known => IsReverse(known, relation)))
                    relations.Add(relation);
            }
        }

        foreach (var from in sheets)
        {
            for (var column = 0; column < from.Columns.Count; column++)
                relations.AddRange(OfSeveral(from, column, sheets, relations));
        }

        return relations;
    }

    /// <summary>
    /// One column that holds the ids of several sheets, as actions that come of incidents, hazards and audits do: each sheet whose ids are
    /// a part of it, where together they are nearly all of it. Numbers do not tell whose they are.
    /// </summary>
    private static IEnumerable<SheetRelation> OfSeveral(
        TypedSheet from,
        int column,
        IReadOnlyList<TypedSheet> sheets,
        List<SheetRelation> known
    )
    {
        var source = from.Profile.Columns[column];
        if (
            source.Kind != ColumnKind.Text
            || source.Distinct < LeastIds
            || source.IsNarrative
            || from.Profile.EntityKey == source.Name
        )
            return [];
        var ids = Distinct(from.Columns[column]);
        var values = ids.Select(from.Columns[column].Value).ToList();
        var parts = new List<(double Share, SheetRelation Relation)>();
        foreach (var to in sheets.Where(to => !ReferenceEquals(to, from)))
        {
            var (share, key) = Enumerable
                .Range(0, to.Columns.Count)
                .Where(at => IsId(to.Profile, to.Profile.Columns[at]))
                .Select(at =>
                {
                    var own = Distinct(to.Columns[at]).Select(to.Columns[at].Value).ToHashSet();
                    return (Share: values.Count(own.Contains) / (double)values.Count, Key: at);
                })
                .DefaultIfEmpty()
                .MaxBy(part => part.Share);
            if (share >= LeastPart)
                parts.Add(
                    (share, new SheetRelation(from.Profile.Table, source.Name, to.Profile.Table, to.Profile.Columns[key].Name, true))
                );
        }

        return parts.Count > 1 && parts.Sum(part => part.Share) >= LeastTogether
            ? parts
                .Select(part => part.Relation)
                .Where(part => !known.Exists(relation => relation.FromTable == part.FromTable && relation.ToTable == part.ToTable))
            : [];
    }

    private static bool IsReverse(SheetRelation one, SheetRelation other) =>
        one.FromTable == other.ToTable && one.ToTable == other.FromTable && one.FromColumn == other.ToColumn;

    private static SheetRelation? Find(TypedSheet from, TypedSheet to)
    {
        (RelationEvidence Evidence, double Shared, SheetRelation Relation)? best = null;
        for (var i = 0; i < to.Columns.Count; i++)
        {
            var key = to.Profile.Columns[i];
            if (!IsKey(to.Profile, key))
                continue;
            for (var j = 0; j < from.Columns.Count; j++)
            {
                var candidate = from.Profile.Columns[j];
                if (candidate.Kind != key.Kind || candidate.Filled == 0)
                    continue;
                var evidence = RelationNames.Compare(from.Profile, candidate, to.Profile, key);
                if (evidence == RelationEvidence.None || (best is { } known && known.Evidence > evidence))
                    continue;
                var shared = SharedShare(from.Columns[j], to.Columns[i]);
                if (
                    shared >= RelationNames.LeastShared(evidence)
                    && (best is null || evidence > best.Value.Evidence || shared > best.Value.Shared)
                )
                    best = (
                        evidence,
                        shared,
                        new SheetRelation(
                            from.Profile.Table,
                            candidate.Name,
                            to.Profile.Table,
                            key.Name,
                            candidate.Distinct < candidate.Filled
                        )
                    );
            }
        }

        return best?.Relation;
    }

    /// <summary>Whether a column names each row once, or is what the sheet's rows are keyed by.</summary>
    private static bool IsKey(SheetProfile sheet, ColumnProfile column) =>
        column.Kind is ColumnKind.Text or ColumnKind.Integer
        && (
            column.IsIdentifier
            || sheet.EntityKey == column.Name
            || (column.Filled >= 2 && column.Distinct == column.Filled && column.Filled >= sheet.Rows * 0.98)
        );

    // Rows without a finding have no finding's id.
    private static bool IsId(SheetProfile sheet, ColumnProfile column) =>
        column is { Kind: ColumnKind.Text, IsNarrative: false, Filled: >= LeastIds }
        && (column.Distinct == column.Filled || IsKey(sheet, column));

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
