using Agent.Core.Datasets;
using Agent.Core.Queries.Chips;

namespace Agent.Core.Queries.Edits;

/// <summary>"Not that, I meant the due date": the column of the same kind that was taken gives way.</summary>
internal static class FieldCorrection
{
    /// <summary>The corrected query; null where it uses no column of this kind.</summary>
    public static Query? Apply(Query query, Field meant, DatasetProfile profile)
    {
        if (Kind(meant, query, profile) is not { } kind)
            return null;
        var wrong = QueryFields.Of(query).Where(field => field != meant && Kind(field, query, profile) == kind).ToHashSet();
        return wrong.Count == 0 ? null : FieldMap.Apply(query, field => wrong.Contains(field) ? meant : field);
    }

    private static char? Kind(Field field, Query query, DatasetProfile profile) =>
        profile.Sheet(field.Table ?? query.From)?.Column(field.Column)?.Kind switch
        {
            null => null,
            { } kind when kind.IsDate() => 'd',
            { } kind when kind.IsNumeric() || kind == ColumnKind.Duration => 'n',
            _ => 't',
        };
}
