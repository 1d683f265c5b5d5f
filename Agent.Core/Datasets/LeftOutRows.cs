using System.Globalization;

namespace Agent.Core.Datasets;

/// <summary>Rows of a sheet that are no records of its table, for one reason.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Rows">The first of them, at most <see cref="MaxRows"/>, in sheet order.</param>
public sealed record LeftOutRows(LeftOutReason Reason, long Count, IReadOnlyList<LeftOutRow> Rows)
{
    /// <summary>How many rows are kept to be shown.</summary>
    public const int MaxRows = 100;

    private const int Named = 5;

    /// <summary>What the rows are, in plain words.</summary>
    public string Words => Reason switch
    {
        LeftOutReason.Total => Count == 1 ? "a total" : "totals",
        LeftOutReason.Section => Count == 1 ? "a section title" : "section titles",
        LeftOutReason.Remark => Count == 1 ? "a remark" : "remarks",
        LeftOutReason.RepeatedHeader => Count == 1 ? "the header again" : "the header again",
        LeftOutReason.Separator => Count == 1 ? "a separator" : "separators",
        LeftOutReason.IdOnly => "only a prepared id, otherwise empty",
        LeftOutReason.Duplicate => Count == 1 ? "a repeated row" : "repeated rows",
        _ => Count == 1 ? "a line that cannot be read" : "lines that cannot be read",
    };

    /// <summary>A sentence for people: "3 rows left out: totals (rows 4, 7, 10)".</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Count:N0} {(Count == 1 ? "row" : "rows")} left out: {Words} ({(Count == 1 ? "row" : "rows")} {string.Join(", ", Rows.Take(Named).Select(Name))}{(Count > Named ? " …" : "")})"
        );

    private string Name(LeftOutRow row) => Reason is LeftOutReason.Remark or LeftOutReason.Section
        ? string.Create(CultureInfo.InvariantCulture, $"{row.Row} '{(row.Text.Length <= 60 ? row.Text : row.Text[..60] + "…")}'")
        : row.Row.ToString(CultureInfo.InvariantCulture);
}
