using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile.Keys;

/// <summary>A key of groups, compiled.</summary>
/// <param name="Raw">What rows are grouped and ordered by: the value, the first day of a period, the number of a part, the lower edge of a
/// bucket.</param>
/// <param name="IsList">Whether <paramref name="Raw"/> is a list, so that the unit is in several groups.</param>
/// <param name="Column">The column of the result.</param>
internal sealed record KeyPlan(SqlText Raw, bool IsList, QueryColumn Column)
{
    /// <summary>Makes the name of a group from the raw key.</summary>
    public required Func<SqlText, SqlText> Label { get; init; }

    /// <summary>Whether groups have an order of their own: time, calendar, size.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>The period, for keys in time.</summary>
    public Period? Period { get; init; }

    /// <summary>The date column of a key in time.</summary>
    public Field? Date { get; init; }
}
