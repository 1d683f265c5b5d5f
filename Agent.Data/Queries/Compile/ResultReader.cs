using System.Globalization;
using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile;

/// <summary>Makes the result of a query of what its statements gave: hidden columns become totals and notes of ties.</summary>
internal static class ResultReader
{
    public static QueryResult Read(CompiledQuery compiled, ResultSet result, long? total, QueryEvidence? evidence)
    {
        var notes = compiled.Notes.ToList();
        var rows = result.Rows;
        var width = compiled.Columns.Count;
        var all = total ?? (result.Cut ? -1 : rows.Count);
        if (compiled.Hidden.Contains(HiddenColumn.Total) && rows.Count > 0)
            all = Convert.ToInt64(rows[0][width], CultureInfo.InvariantCulture);
        if (compiled.Limit is { } limit)
            rows = Cut(compiled, limit, rows, notes);
        return new QueryResult
        {
            Columns = compiled.Columns,
            Rows = compiled.Hidden.Count == 0 ? rows : [.. rows.Select(row => row.Take(width).ToArray())],
            TotalRows = all,
            Evidence = evidence,
            Notes = notes,
        };
    }

    public static QueryEvidence Evidence(CompiledQuery compiled, EvidencePlan plan, QueryData data)
    {
        var counts = data.Excluded;
        var whole = compiled.Columns.ToList().FindIndex(column => column is { Name: "of", Role: ResultRole.Side });
        return new QueryEvidence
        {
            Sql = compiled.Main.ToString(),
            Tables = compiled.Tables,
            RowsUsed = data.RowsUsed,
            EntityKey = plan.EntityKey,
            Entities = plan.EntityKey is null ? null : data.Entities,
            LeftOut =
            [
                .. plan.Rules.Select((rule, index) => new LeftOutRows(rule.Rule, rule.Column, counts[index])).Where(rule => rule.Rows > 0),
            ],
            BlanksCounted =
            [
                .. plan
                    .Blanks.Select((column, index) => new LeftOutRows(LeftOutRule.NoValue, column, counts[plan.Rules.Count + index]))
                    .Where(rule => rule.Rows > 0),
            ],
            ShareBase =
                whole < 0 || data.Result.Rows.Count == 0 || data.Result.Rows[0][whole] is not IConvertible number
                    ? null
                    : Convert.ToDouble(number, CultureInfo.InvariantCulture),
            AsOf = compiled.AsOf,
            RanAt = data.AsOf,
        };
    }

    /// <summary>
    /// Records are read some beyond their limit: those tied with the last are shown, if they are few; it is said either way.
    /// </summary>
    private static IReadOnlyList<IReadOnlyList<object?>> Cut(
        CompiledQuery compiled,
        Limit limit,
        IReadOnlyList<IReadOnlyList<object?>> rows,
        List<string> notes
    )
    {
        var width = compiled.Columns.Count;
        if (compiled.Hidden.Contains(HiddenColumn.Total))
        {
            if (rows.Count > 0 && rows.Count > limit.Count && limit.PerKeys == 0)
                notes.Add($"{Number(rows[^1][width + 1])} are tied for the last place.");
            else if (
                rows.Count > 0
                && !limit.Ties
                && limit.PerKeys == 0
                && Convert.ToInt64(rows[^1][width + 1], CultureInfo.InvariantCulture)
                    > rows.Count(row => Equals(row[width + 1], rows[^1][width + 1]))
            )
                notes.Add($"Others have the same figure as the last one shown.");
            return rows;
        }

        if (rows.Count <= limit.Count)
            return rows;
        if (compiled.Hidden.Count == 0)
            return [.. rows.Take(limit.Count)];
        var tied = rows.Skip(limit.Count).TakeWhile(row => Equals(row[width], rows[limit.Count - 1][width])).Count();
        if (tied > 0)
            notes.Add(
                limit.Ties && tied < RowQueryCompiler.MaxTies
                    ? $"{Number(tied + 1L)} are tied for the last place."
                    : "More are tied with the last one shown."
            );
        return [.. rows.Take(limit.Count + (limit.Ties && tied < RowQueryCompiler.MaxTies ? tied : 0))];
    }

    private static string Number(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}
