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
/// <param name="High">The high ones: values, or a bound.</param>
/// <param name="Text">What counts as high, in words.</param>
internal sealed record HighRisks(
    SheetProfile Sheet,
    ColumnProfile Rating,
    ColumnProfile Status,
    IReadOnlyList<string> Open,
    Predicate High,
    string Text
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
                if (HighOf(column) is var (high, text))
                    return new HighRisks(sheet, column, status!, open, high, text);
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

    private static (Predicate High, string Text)? HighOf(ColumnProfile column)
    {
        if (column.Kind == ColumnKind.Text && column.ValuesComplete)
        {
            var high = column
                .Values.Where(value => LooseText.Words(value.Value) is { Count: <= 2 } words && words.Any(HighWords.Contains))
                .Select(value => value.Value)
                .ToList();
            return high.Count == 0 ? null : (new OneOf(new Field(column.Name), high), $"{column.Label} {string.Join(" or ", high)}");
        }

        // Only a rating that is such a product has a bound that all agree on.
        return column.Kind == ColumnKind.Integer && Bound(column.Min) >= 1 && Bound(column.Max) is > 10 and <= HighestProduct
            ? (
                new CompareValue(new ColumnValue(new Field(column.Name)), CompareOp.Ge, HighProduct),
                $"{column.Label} at least {HighProduct}"
            )
            : null;
    }

    private static double? Bound(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) ? bound : null;
}
