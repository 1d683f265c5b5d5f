using Agent.Core.Datasets;

namespace Agent.Data.Queries.Compile.Rows;

/// <summary>Where a field is, seen from the rows of a query.</summary>
/// <param name="Sheet">Its table.</param>
/// <param name="Column">Its column.</param>
/// <param name="Steps">The steps to it; none for the rows' own table.</param>
internal sealed record FieldPlace(SheetProfile Sheet, ColumnProfile Column, IReadOnlyList<JoinStep> Steps)
{
    /// <summary>Steps up to the last one that multiplies; none where the row has one value of the field.</summary>
    public IReadOnlyList<JoinStep> Many => Steps.Count == 0 ? Steps : [.. Steps.Take(Last(Steps) + 1)];

    /// <summary>The same text for the same steps; empty where the row has one value.</summary>
    public string ManyKey =>
        Steps.Count == 0
            ? string.Empty
            : string.Join('>', Many.Select(step => $"{step.From.Table}.{step.FromColumn}={step.To.Table}.{step.ToColumn}"));

    private static int Last(IReadOnlyList<JoinStep> steps)
    {
        for (var index = steps.Count - 1; index >= 0; index--)
        {
            if (steps[index].IsMany)
                return index;
        }

        return -1;
    }
}
