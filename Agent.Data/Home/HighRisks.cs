using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries;

namespace Agent.Data.Home;

/// <summary>A sheet of hazards or risks with a rating and a status.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Rating">The rating.</param>
/// <param name="Status">Says which are open.</param>
/// <param name="Open">The values of <paramref name="Status"/> that mean open.</param>
/// <param name="Values">The values of <paramref name="Rating"/> that are high; none where it is a number.</param>
/// <param name="Bound">The number from which on it is high; null where it is none.</param>
internal sealed record HighRisks(
    SheetProfile Sheet,
    ColumnProfile Rating,
    ColumnProfile Status,
    IReadOnlyList<string> Open,
    IReadOnlyList<string> Values,
    double? Bound
)
{
    /// <summary>A product of two scores from 1 to 5 is high from here on, in the matrices in common use.</summary>
    private const int HighProduct = 15;

    private const int HighestProduct = 25;

    private static readonly string[] SheetWords = ["hazard", "risk"];
    private static readonly string[] RatingWords = ["rating", "level", "severity", "priority", "risk"];
    private static readonly string[] HighWords = ["high", "critical", "extreme", "severe", "intolerable", "unacceptable"];
    private static readonly string[] OpenWords = ["open", "active", "uncontrolled"];

    /// <summary>Finds them by the names of sheet and columns and by the values; null where one is missing.</summary>
    public static HighRisks? Find(DatasetProfile profile)
    {
        foreach (var sheet in profile.AskedSheets.Where(sheet => LooseText.Words(sheet.Name).Any(SheetWords.Contains)))
        {
            var status = sheet.Columns.FirstOrDefault(column => LooseText.Words(column.Name).Contains("status") && column.ValuesComplete);
            var open =
                status
                    ?.Values.Where(value => LooseText.Words(value.Value) is [var word] && OpenWords.Contains(word))
                    .Select(value => value.Value)
                    .ToList()
                ?? [];
            if (open.Count == 0)
                continue;
            foreach (var column in sheet.Columns.Where(column => LooseText.Words(column.Name).Any(RatingWords.Contains)))
            {
                if (HighOf(column) is var (values, bound))
                    return new HighRisks(sheet, column, status!, open, values, bound);
            }
        }

        return null;
    }

    /// <summary>The number of them that are open.</summary>
    public Query Count() => new()
    {
        From = Sheet.Table,
        Where = new AllOf([new OneOf(new Field(Status.Name), Open), High]),
        Select = [new CountOf()],
    };

    private Predicate High =>
        Bound is { } bound
            ? new CompareValue(new ColumnValue(new Field(Rating.Name)), CompareOp.Ge, bound)
            : new OneOf(new Field(Rating.Name), Values);

    private static (IReadOnlyList<string> Values, double? Bound)? HighOf(ColumnProfile column)
    {
        if (column.Kind == ColumnKind.Text && column.ValuesComplete)
        {
            var high = column
                .Values.Where(value => LooseText.Words(value.Value) is { Count: <= 2 } words && words.Any(HighWords.Contains))
                .Select(value => value.Value)
                .ToList();
            return high.Count == 0 ? null : (high, null);
        }

        // Only a rating that is such a product has a bound that all agree on.
        return column.Kind == ColumnKind.Integer && Number(column.Min) >= 1 && Number(column.Max) is > 10 and <= HighestProduct
            ? ([], HighProduct)
            : null;
    }

    private static double? Number(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) ? bound : null;
}
