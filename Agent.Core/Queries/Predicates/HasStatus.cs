namespace Agent.Core.Queries;

/// <summary>Where an action or task stands, judged on the query's day by one rule for the whole product.</summary>
/// <param name="Status">The status.</param>
[QueryNode("status")]
public sealed record HasStatus(ActionStatus Status) : Predicate
{
    /// <summary>The table whose rows have the status; null for the query's own. Its roles (due, closed, status columns) come from the profile.</summary>
    public string? Table { get; init; }

    /// <summary>Due date where the question names one; null for the column with that role.</summary>
    public Field? Due { get; init; }

    /// <summary>Closing date where the question names one; null for the column with that role.</summary>
    public Field? Closed { get; init; }

    /// <summary>Days ahead for <see cref="ActionStatus.DueSoon"/>.</summary>
    public int? Days { get; init; }
}
