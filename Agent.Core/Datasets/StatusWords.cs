namespace Agent.Core.Datasets;

/// <summary>Which values of a status column say that something is closed: one meaning for whoever asks and whoever counts.</summary>
public static class StatusWords
{
    private const int MostValues = 100;

    private static readonly string[] EndWords =
    [
        "closed",
        "close",
        "complete",
        "completed",
        "done",
        "verified",
        "cancelled",
        "canceled",
        "finished",
        "implemented",
        "resolved",
    ];

    private static readonly string[] NotYet = ["not", "in", "partly", "partially", "to", "never"];

    /// <summary>The values of a column of few texts that mean closed, as written; none where its values are not known whole.</summary>
    /// <param name="column">The column.</param>
    public static IReadOnlyList<string> Closing(ColumnProfile column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Kind != ColumnKind.Text || !column.ValuesComplete || column.Values.Count > MostValues
            ? []
            : [.. column.Values.Select(value => value.Value).Where(MeansClosed)];
    }

    private static bool MeansClosed(string value)
    {
        var words = value
            .ToLowerInvariant()
            .Split(
                [' ', '-', '/', '_', ',', ';', '(', ')', '.', ':'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            );
        return words.Any(EndWords.Contains) && !words.Any(NotYet.Contains);
    }
}
