using System.Globalization;
using Agent.Core.Queries;

namespace Agent.Tests.Support.Naive;

/// <summary>Values and conditions of rows, as the documentation of the nodes has them and without any thought of SQL.</summary>
internal sealed class NaiveRows(NaiveData data, DateOnly today)
{
    public DateTime Today { get; } = today.ToDateTime(TimeOnly.MinValue);

    public NaiveData Data { get; } = data;

    /// <summary>The rows of the other table that belong to a row.</summary>
    public IEnumerable<Dictionary<string, object?>> Others(NaiveRow row)
    {
        if (row.Cells["Id"] is not string id)
            return [];
        return row.Table == "M" ? Data.R.Where(other => Equals(other["Id"], id)) : Data.M.Where(other => Equals(other["Id"], id)).Take(1);
    }

    public static bool IsOther(Field field, string table) => field.Table is not null && field.Table != table;

    public object? Cell(Field field, NaiveRow row)
    {
        if (!IsOther(field, row.Table))
            return row.Cells[field.Column];
        var other =
            row.Other
            ?? (row.Table == "R" ? Others(row).FirstOrDefault() : throw new InvalidOperationException("A record has several rows of R."));
        return other?[field.Column];
    }

    public static string Fold(string text) => string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();

    public static IEnumerable<string> Items(string cell) => cell.Split(';').Select(item => item.Trim()).Where(item => item.Length > 0);

    public object? Value(Operand operand, NaiveRow row) =>
        operand switch
        {
            ColumnValue value => Cell(value.Field, row),
            Constant constant => constant.Value,
            CalendarValue value => Cell(value.Field, row) is DateTime moment ? (long)Part(moment, value.Part) : null,
            DurationBetween between => Duration(between, row),
            ItemCount count => Cell(count.Field, row) is string cell ? (long)Items(cell).Select(Fold).Distinct().Count() : null,
            RelatedCount count => (long)Related(row, count.Where).Count(),
            Arithmetic { Left: var left, Right: var right, Op: var op } => Number(left, row) is { } a && Number(right, row) is { } b
                ? Calculate(a, op, b)
                : null,
            _ => throw new NotSupportedException(operand.GetType().Name),
        };

    public double? Number(Operand operand, NaiveRow row) =>
        Value(operand, row) is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    public static int Part(DateTime moment, CalendarPart part) => part switch
    {
        CalendarPart.Hour => moment.Hour,
        CalendarPart.Weekday => moment.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)moment.DayOfWeek,
        CalendarPart.DayOfMonth => moment.Day,
        CalendarPart.WeekOfYear => ISOWeek.GetWeekOfYear(moment),
        CalendarPart.MonthOfYear => moment.Month,
        CalendarPart.QuarterOfYear => (moment.Month + 2) / 3,
        _ => moment.Month switch { 12 or 1 or 2 => 1, <= 5 => 2, <= 8 => 3, _ => 4 },
    };

    /// <summary>True, false, or null where a blank leaves it open.</summary>
    public bool? Holds(Predicate predicate, NaiveRow row) => HoldsPlain(NaiveConditions.Plain(predicate), row);

    private bool? HoldsPlain(Predicate predicate, NaiveRow row) =>
        predicate switch
        {
            Negation negation => Holds(negation.Item, row) != true,
            AnyOf any => Or(any.Items.Select(item => Holds(item, row))),
            AllOf all => All(all.Items, row),
            RelatedRows related => Compare(Related(row, related.Where).Count(), related.Op, related.Count),
            _ when row.Table == "M" && row.Other is null && TouchesOther(predicate, row.Table) => Others(row)
                .Any(other => Holds(predicate, row with { Other = other }) == true),
            _ => Leaf(predicate, row),
        };

    /// <summary>Whether a condition looks at the rows of the other table alone.</summary>
    public static bool TouchesOther(Predicate predicate, string table) => predicate switch
    {
        AllOf all => all.Items.All(item => TouchesOther(item, table)),
        AnyOf any => any.Items.All(item => TouchesOther(item, table)),
        OneOf one => IsOther(one.Field, table),
        ContainsText text => IsOther(text.Field, table),
        StartsWithText text => IsOther(text.Field, table),
        EndsWithText text => IsOther(text.Field, table),
        IsBlank blank => IsOther(blank.Field, table),
        InTimeRange range => IsOther(range.Field, table),
        InCalendarPart part => IsOther(part.Field, table),
        CompareValue { Of: ColumnValue value } => IsOther(value.Field, table),
        HasStatus status => status.Table is not null && status.Table != table,
        _ => false,
    };

    // Conditions on the rows of R that must all hold, hold in one and the same of them.
    private bool? All(IReadOnlyList<Predicate> items, NaiveRow row)
    {
        var others = row.Table == "M" && row.Other is null ? items.Where(item => TouchesOther(item, row.Table)).ToList() : [];
        var results = items.Except(others).Select(item => Holds(item, row)).ToList();
        if (others.Count > 0)
            results.Add(Others(row).Any(other => others.TrueForAll(item => Holds(item, row with { Other = other }) == true)));
        return results.Contains(false) ? false : results.Contains(null) ? null : true;
    }

    private static bool? Or(IEnumerable<bool?> values)
    {
        var all = values.ToList();
        return all.Contains(true) ? true : all.Contains(null) ? null : false;
    }

    private bool? Leaf(Predicate predicate, NaiveRow row) =>
        predicate switch
        {
            IsBlank blank => Cell(blank.Field, row) is null,
            OneOf one => Cell(one.Field, row) is { } cell ? one.Values.Any(value => IsOne(cell, one.Field, value)) : null,
            ContainsText text => Cell(text.Field, row) is string cell ? cell.Contains(text.Text, StringComparison.OrdinalIgnoreCase) : null,
            EndsWithText text => Cell(text.Field, row) is string cell
                ? cell.Trim().EndsWith(text.Text.Trim(), StringComparison.OrdinalIgnoreCase)
                : null,
            StartsWithText text => Cell(text.Field, row) is string cell
                ? cell.Trim().StartsWith(text.Text.Trim(), StringComparison.OrdinalIgnoreCase)
                : null,
            InTimeRange range => Cell(range.Field, row) is DateTime moment
                ? (range.From is null || moment >= range.From) && (range.Until is null || moment < range.Until)
                : null,
            InCalendarPart part => Cell(part.Field, row) is DateTime moment ? part.Values.Contains(Part(moment, part.Part)) : null,
            CompareValue { Op: CompareOp.Ne } compare => Number(compare.Of, row) != compare.Value,
            CompareValue compare => Number(compare.Of, row) is { } number ? Compare(number, compare.Op, compare.Value) : null,
            CompareOperands compare => Sides(compare, row),
            HasStatus status => Status(status, row),
            _ => throw new NotSupportedException(predicate.GetType().Name),
        };

    private bool? Sides(CompareOperands compare, NaiveRow row) =>
        (Value(compare.Left, row), Value(compare.Right, row)) switch
        {
            (DateTime a, DateTime b) => Compare((a - b).TotalSeconds, compare.Op, 0),
            ({ } a, { } b) => Compare(
                Convert.ToDouble(a, CultureInfo.InvariantCulture),
                compare.Op,
                Convert.ToDouble(b, CultureInfo.InvariantCulture)
            ),
            _ => null,
        };

    private static bool IsOne(object cell, Field field, string value) => cell switch
    {
        string text when field.Column == "Tags" => Items(text).Any(item => Fold(item) == Fold(value)),
        string text when field.Column == "Id" => text == value,
        string text => Fold(text) == Fold(value),
        bool flag => flag == bool.Parse(value),
        DateTime day => day.Date == DateTime.Parse(value, CultureInfo.InvariantCulture),
        _ => Convert.ToDouble(cell, CultureInfo.InvariantCulture) == double.Parse(value, CultureInfo.InvariantCulture),
    };

    private bool? Status(HasStatus status, NaiveRow row)
    {
        var cells = status.Table is null || status.Table == row.Table ? row.Cells : row.Other!;
        var (due, closed) = (cells["Due Date"] as DateTime?, cells["Closed Date"] as DateTime?);
        var isClosed = closed <= Today;
        return status.Status switch
        {
            ActionStatus.Closed => isClosed,
            ActionStatus.Open => !isClosed,
            ActionStatus.Overdue => due is null ? null : due < Today && !isClosed,
            ActionStatus.DueSoon => due is null ? null : due >= Today && due <= Today.AddDays(status.Days ?? 30) && !isClosed,
            ActionStatus.ClosedLate => due is null || closed is null ? null : isClosed && closed > due,
            _ => due is null || closed is null ? null : isClosed && closed <= due,
        };
    }

    private IEnumerable<Dictionary<string, object?>> Related(NaiveRow row, Predicate? where)
    {
        var other = row.Table == "M" ? "R" : "M";
        return Others(row).Where(cells => where is null || Holds(where, new NaiveRow(other, cells)) == true);
    }

    private double? Duration(DurationBetween between, NaiveRow row)
    {
        if (Cell(between.From, row) is not DateTime from || (between.To is null ? Today : Cell(between.To, row)) is not DateTime to)
            return null;
        var days = (to.Date - from.Date).TotalDays;
        return between.Unit switch { TimeUnit.Day => days, TimeUnit.Week => days / 7, _ => throw new NotSupportedException() };
    }

    public static bool Compare(double left, CompareOp op, double right) => op switch
    {
        CompareOp.Eq => left == right,
        CompareOp.Ne => left != right,
        CompareOp.Lt => left < right,
        CompareOp.Le => left <= right,
        CompareOp.Gt => left > right,
        _ => left >= right,
    };

    private static double? Calculate(double a, ArithmeticOp op, double b) => op switch
    {
        ArithmeticOp.Add => a + b,
        ArithmeticOp.Subtract => a - b,
        ArithmeticOp.Multiply => a * b,
        _ => b == 0 ? null : a / b,
    };
}
