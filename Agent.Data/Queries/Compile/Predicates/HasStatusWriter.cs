using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Profiles.Dates;
using Agent.Data.Queries.Compile.Keys;
using Agent.Data.Queries.Compile.Rows;
using Agent.Data.Queries.Compile.Status;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>
/// Where an action stands on the day of the query: the one rule for open, closed, overdue, late, on time and due soon. Closed is what has a
/// closing date by then; a
/// status that says so counts where there is no closing date. Due on the day is not overdue; late is judged by the time where both dates
/// have one. What was raised after the day is nothing yet.
/// </summary>
internal sealed class HasStatusWriter : PredicateWriter<HasStatus>
{
    private const int DefaultDays = 30;

    protected override IEnumerable<Field> Fields(HasStatus predicate, RowScope scope)
    {
        var (due, closed, state, raised) = Columns(predicate, scope);
        return new[] { due, closed, state, raised }.OfType<Field>();
    }

    protected override SqlText Write(HasStatus predicate, RowScope scope)
    {
        var context = scope.Context;
        context.UsesAsOf = true;
        var (due, closed, state, raised) = Columns(predicate, scope);
        var day = context.AsOf.ToDateTime(TimeOnly.MinValue);
        var sheet = predicate.Table is null ? scope.PlainSheet.Name : FieldNames.Sheet(context, predicate.Table).Name;
        if (closed is null && state is null)
            throw context.Fault("no_role", $"{sheet} has no closing date and no status that says closed.");
        if (due is null && predicate.Status is not (ActionStatus.Open or ActionStatus.Closed))
            throw context.Fault("no_role", $"{sheet} has no due date.");
        if (closed is null && predicate.Status is ActionStatus.ClosedLate or ActionStatus.ClosedOnTime)
            throw context.Fault("no_role", $"{sheet} has no closing date.");

        var isClosed = IsClosed(scope, closed, state, day);
        SqlText known = raised is null ? (SqlText)$"" : $" AND coalesce({scope.Value(raised)} < {day.AddDays(1)}, TRUE)";
        SqlText isOpen = $"NOT {isClosed}{known}";
        return predicate.Status switch
        {
            ActionStatus.Open => (SqlText)$"({isOpen})",
            ActionStatus.Closed => isClosed,
            ActionStatus.Overdue => $"({scope.Value(due!)} < {day} AND {isOpen})",
            ActionStatus.DueSoon =>
                $"({scope.Value(due!)} >= {day} AND {scope.Value(due!)} < {day.AddDays((predicate.Days ?? DefaultDays) + 1)} AND {isOpen})",
            ActionStatus.ClosedLate => $"({Late(scope, closed!, due!)} AND {Day(scope, closed!)} <= {day})",
            _ => $"(NOT {Late(scope, closed!, due!)} AND {Day(scope, closed!)} <= {day})",
        };
    }

    private static SqlText Day(RowScope scope, Field field) => $"CAST({scope.Value(field)} AS DATE)";

    /// <summary>By the day, but by the time where both dates have one: due at ten and closed at four is late.</summary>
    private static SqlText Late(RowScope scope, Field closed, Field due) =>
        scope.ColumnOf(closed).Kind == ColumnKind.DateTime && scope.ColumnOf(due).Kind == ColumnKind.DateTime
            ? (SqlText)$"({scope.Value(closed)} > {scope.Value(due)})"
            : $"({Day(scope, closed)} > {Day(scope, due)})";

    /// <summary>Never null: a row without closing date and status is not closed.</summary>
    private static SqlText IsClosed(RowScope scope, Field? closed, Field? state, DateTime day)
    {
        SqlText? byDate = closed is null ? null : (SqlText)$"coalesce({scope.Value(closed)} < {day.AddDays(1)}, FALSE)";
        if (state is null)
            return $"({byDate!})";
        var words = SqlText.Join(", ", StatusWords.Closing(scope.ColumnOf(state)).Select(value => (SqlText)$"{value}"));
        SqlText byState = $"coalesce({scope.Value(state)} IN ({words}), FALSE)";
        return byDate is null ? byState : $"({byDate} OR ({scope.Value(closed!)} IS NULL AND {byState}))";
    }

    private static ColumnProfile? Settled(HasStatus predicate, SheetProfile sheet, StatusColumns columns) =>
        predicate.Due is { } named && sheet.Column(named.Column) is { } due ? DateRoles.Closing(sheet, due) : columns.Settled;

    private static (Field? Due, Field? Closed, Field? State, Field? Raised) Columns(HasStatus predicate, RowScope scope)
    {
        var sheet = predicate.Table is null ? scope.PlainSheet : FieldNames.Sheet(scope.Context, predicate.Table);
        var columns = StatusColumns.Of(sheet);
        var isOfRecord = predicate.Status is ActionStatus.Open or ActionStatus.Closed;
        var closed = isOfRecord ? columns.Closed : Settled(predicate, sheet, columns);
        return (
            predicate.Due ?? Field(columns.Due),
            predicate.Closed ?? Field(closed),
            // The status is the record's: it closes nothing that has a date of its own.
            closed == columns.Closed ? Field(columns.State) : null,
            Field(columns.Raised)
        );

        Field? Field(ColumnProfile? column) => column is null ? null : new Field(column.Name, predicate.Table);
    }
}
