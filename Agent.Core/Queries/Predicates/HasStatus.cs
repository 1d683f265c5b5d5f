using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>Where an action or task stands, judged on the query's day by one rule for the whole product.</summary>
/// <param name="Status">The status.</param>
[QueryNode("status")]
public sealed record HasStatus(ActionStatus Status) : Predicate
{
    /// <summary>
    /// The table whose rows have the status; null for the query's own. Its roles (due, closed, status columns) come from the profile.
    /// </summary>
    public string? Table { get; init; }

    /// <summary>Due date where the question names one; null for the column with that role.</summary>
    public Field? Due { get; init; }

    /// <summary>Closing date where the question names one; null for the column with that role.</summary>
    public Field? Closed { get; init; }

    /// <summary>Days ahead for <see cref="ActionStatus.DueSoon"/>.</summary>
    public int? Days { get; init; }

    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var words = Status switch
        {
            ActionStatus.Open => "open",
            ActionStatus.Closed => "closed",
            ActionStatus.Overdue => "overdue",
            ActionStatus.ClosedLate => "closed late",
            ActionStatus.ClosedOnTime => "closed on time",
            _ => Days is { } days ? $"due within {NumberWords.Count(days, "day")}" : "due soon",
        };
        var by = new List<string>();
        if (Table is { } table)
            by.Add($"of {labels.Table(table)}");
        if (Due is { } due)
            by.Add($"due by {labels.Column(due)}");
        if (Closed is { } closed)
            by.Add($"closed by {labels.Column(closed)}");
        if (Days is { } unused && Status != ActionStatus.DueSoon)
            by.Add(NumberWords.Count(unused, "day"));
        return $"{(negated ? "not " : string.Empty)}{words}{(by.Count == 0 ? string.Empty : $" ({string.Join(", ", by)})")}";
    }

    internal override Predicate Canonical(CanonicalContext context, bool negated) => (this with
    {
        Table = context.Table(Table),
        Due = Due is { } due ? context.Field(due) : null,
        Closed = Closed is { } closed ? context.Field(closed) : null,
        Days = Status == ActionStatus.DueSoon ? Days : null,
    }).Or(negated);
}
