using Agent.Core.Queries;

namespace Agent.Planning.Ranking;

/// <summary>
/// Readings that are one answer shown otherwise: how many records there are and the list of them, whatever its columns; groups, and the
/// first
/// of them. A click on the evidence of the one shows the other, so that neither is a rival of the other.
/// </summary>
internal static class AnswerKeys
{
    /// <summary>Equal for readings that are one answer shown otherwise.</summary>
    public static string Of(Query query) =>
        QueryJson.Write(
            query switch
            {
                { Rows: { Distinct: false }, Limit: null } or { Select: [CountOf { Where: null }], Rows: null } when IsPlain(query) =>
                    query with
                    {
                        Select = [],
                        Rows = new RowList(),
                        Order = [],
                        Presentation = null,
                    },
                { Rows: { Distinct: false } } => query with { Rows = new RowList(), Presentation = null },
                { GroupBy.Count: > 0, CountGroups: false, Having.Count: 0, Window: null } => query with
                {
                    GroupBy = [.. query.GroupBy.Select(key => key with { SkipBlank = false })],
                    Order = [],
                    Limit = null,
                    Presentation = null,
                },
                _ => query with { Presentation = null },
            }
        );

    private static bool IsPlain(Query query) =>
        query is { GroupBy.Count: 0, Compare: null, ForAll: null, CountGroups: false, Having.Count: 0 };
}
