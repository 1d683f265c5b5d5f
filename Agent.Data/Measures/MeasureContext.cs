using Agent.Core.Datasets;
using Agent.Data.Queries;
using Agent.Data.Tools;

namespace Agent.Data.Measures;

/// <summary>One asking for a measure.</summary>
/// <param name="Call">The call of the tool.</param>
/// <param name="Roles">What was found for it.</param>
/// <param name="Sheet">The sheet it is taken from.</param>
/// <param name="Window">The time asked for; open where nothing was asked.</param>
/// <param name="Group">The column to break it down by; null for the whole.</param>
/// <param name="AsOf">The day it is asked for.</param>
/// <param name="Base">Hours of a rate from the sidecar; null for the usual.</param>
internal sealed record MeasureContext(ToolCall Call, MeasureRoles Roles, SheetProfile Sheet, TimeWindow Window, ColumnProfile? Group, DateTime AsOf, double? Base)
{
    /// <summary>The stretches it is followed over instead of a column: month, quarter, year; null for none.</summary>
    public string? Period { get; init; }

    /// <summary>Whether it is broken down, by a column or by time.</summary>
    public bool IsBrokenDown => Group is not null || Period is not null;

    /// <summary>The rows counted: those of the sheet that fit a condition and the window.</summary>
    public CountedRows Rows(ColumnProfile? date, SqlText? condition = null, string? text = null)
    {
        var parts = new List<SqlText>();
        if (condition is not null)
            parts.Add(condition);
        if (date is not null && Window.Test($"{new SqlName(date.Name)}") is { } inside)
            parts.Add(inside);
        var words = string.Join(" and ", new[] { text, date is null ? null : Window.Text(date.Name) }.Where(part => part is not null));
        List<Exclusion> exclusions = Sheet.EntityKey is { } key ? [new Exclusion($"no {key}", $"{new SqlName(key)} IS NULL")] : [];
        return new CountedRows(Sheet.Table, Sheet.Rows, parts.Count == 0 ? null : SqlText.Join(" AND ", parts), words.Length == 0 ? null : words, exclusions, Sheet.EntityKey);
    }

    /// <summary>The title with what narrows it.</summary>
    public string Title(IDomainMeasure measure) =>
        measure.About.Title + (Group is null ? string.Empty : $" by {Group.Label}") + (Period is null ? string.Empty : $" by {Period}") + (Window.IsOpen ? string.Empty : $", {Window.Words}");
}
