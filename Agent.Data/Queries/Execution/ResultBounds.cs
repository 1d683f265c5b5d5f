namespace Agent.Data.Queries.Execution;

/// <summary>Where the rows of a result are cut.</summary>
/// <param name="MaxRows">Rows.</param>
/// <param name="MaxBytes">Bytes, about; the row that passes them is the last.</param>
internal sealed record ResultBounds(int MaxRows, long MaxBytes)
{
    /// <summary>What is shown of a result.</summary>
    public static ResultBounds Shown(QueryOptions options) => new(options.MaxRows, options.MaxBytes);

    /// <summary>A whole result of so many rows; one more shows that there are others than were counted.</summary>
    public static ResultBounds Whole(long rows, QueryOptions options) =>
        new((int)Math.Min(int.MaxValue - 1, rows + 1), options.MaxWholeBytes);
}
