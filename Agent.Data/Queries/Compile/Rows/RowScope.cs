using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile.Rows;

/// <summary>
/// The rows that nodes are written for, under an alias, with the rows joined to them. Every joined row is one at most; where there can be
/// several, the writers ask
/// with <see cref="ManyRows"/> instead of joining.
/// </summary>
internal sealed class RowScope
{
    private readonly List<SqlText> _joins = [];
    private readonly Dictionary<string, string> _joined = [];
    private readonly Dictionary<Field, FieldPlace> _places = [];

    public RowScope(CompileContext context, SheetProfile sheet, CountUnit unit, RowScope? outer = null, string? manyKey = null)
    {
        (Context, Sheet, Unit, Outer, ManyKey) = (context, sheet, unit, outer, manyKey);
        Alias = context.NextAlias("t");
        context.Reads(sheet);
    }

    public CompileContext Context { get; }

    public SheetProfile Sheet { get; }

    /// <summary>Whether a row stands for an entity.</summary>
    public CountUnit Unit { get; }

    /// <summary>The rows around these, where these are asked for one of them.</summary>
    public RowScope? Outer { get; }

    /// <summary>
    /// Where the rows are those that <see cref="Outer"/> has several of: the steps to them. Fields then mean what they mean outside. Null
    /// otherwise.
    /// </summary>
    public string? ManyKey { get; }

    /// <summary>Whether a field without a table is of <see cref="Sheet"/>, and not of <see cref="Outer"/>.</summary>
    public bool OwnsPlainNames => ManyKey is null;

    /// <summary>The table of fields without one.</summary>
    public SheetProfile PlainSheet => OwnsPlainNames ? Sheet : Outer!.PlainSheet;

    public string Alias { get; }

    /// <summary>
    /// Columns of these rows whose blanks a negation counts in, with a condition that holds for the blank ones. A comparison has two of
    /// these lists, one under each side's alias.
    /// </summary>
    public List<(string Column, SqlText IsBlank)> BlanksCounted { get; } = [];

    /// <summary>The table with its joins, for FROM; to be narrowed by <see cref="IsUnit"/>.</summary>
    public SqlText From => $"{Table} AS {SqlText.Checked(Alias)}{Joins}";

    /// <summary>The same with all rows, whatever they stand for.</summary>
    public SqlText FromAll => $"{TableSource.All(Sheet)} AS {SqlText.Checked(Alias)}{Joins}";

    /// <summary>The table alone.</summary>
    public SqlText Table => UnitKey is { } key ? TableSource.WithFirstRows(Sheet, key) : TableSource.All(Sheet);

    /// <summary>The joins alone.</summary>
    public SqlText Joins => SqlText.Join(string.Empty, _joins);

    /// <summary>Whether the rows are narrowed to the first of each entity.</summary>
    public bool IsFirstRows => UnitKey is not null;

    /// <summary>Holds for the rows of <see cref="From"/> that stand for one of the unit; null where each does.</summary>
    public SqlText? IsUnit => UnitKey is { } key ? TableSource.IsFirst(Sheet, key, Alias) : null;

    /// <summary>The same for <see cref="FromAll"/>.</summary>
    public SqlText? IsUnitOfAll => UnitKey is { } key ? TableSource.IsFirstOfAll(Sheet, key, Alias) : null;

    /// <summary>The row's number, unique in the table and in its order.</summary>
    public SqlText RowId => $"{SqlText.Checked(Alias)}.rowid";

    public SqlText Column(string name) => $"{SqlText.Checked(Alias)}.{new SqlName(name)}";

    /// <summary>Finds a field.</summary>
    /// <exception cref="QueryFault">There is no such column or table, or nothing joins it.</exception>
    public FieldPlace Place(Field field)
    {
        if (_places.TryGetValue(field, out var known))
            return known;
        var place = Find(field);
        _places[field] = place;
        return place;
    }

    /// <summary>The field's value in a row, joined where it is of another table.</summary>
    /// <exception cref="QueryFault">The row has several values of it.</exception>
    public SqlText Value(Field field)
    {
        if (OuterOf(field) is { } outer)
            return outer.Value(field);
        var place = Place(field);
        if (place.Many.Count > 0)
            throw Context.Fault(
                "bad_query",
                $"A row of {Sheet.Name} can have several rows of {place.Sheet.Name}: {place.Column.Name} cannot be used here. Ask from {place.Sheet.Table} instead."
            );
        return place.Steps.Count == 0
            ? Column(place.Column.Name)
            : $"{SqlText.Checked(Join(place.Steps))}.{new SqlName(place.Column.Name)}";
    }

    /// <summary>What is known of the field's column.</summary>
    public ColumnProfile ColumnOf(Field field) => OuterOf(field) is { } outer ? outer.ColumnOf(field) : Place(field).Column;

    /// <summary>The alias of the row at the end of steps that do not multiply.</summary>
    public string Join(IReadOnlyList<JoinStep> steps)
    {
        var alias = Alias;
        var path = string.Empty;
        foreach (var step in steps)
        {
            path += $">{step.FromColumn}={step.To.Table}.{step.ToColumn}";
            if (!_joined.TryGetValue(path, out var next))
            {
                next = Context.NextAlias("j");
                Context.Reads(step.To);
                SqlText join =
                    $" LEFT JOIN {TableSource.OnePer(step.To, step.ToColumn)} AS {SqlText.Checked(next)} ON {SqlText.Checked(next)}.{new SqlName(step.ToColumn)} = {SqlText.Checked(alias)}.{new SqlName(step.FromColumn)}";
                _joins.Add(join);
                _joined[path] = next;
            }

            alias = next;
        }

        return alias;
    }

    /// <summary>What the value of fields belongs to where several rows of the unit share it; null where each row has its own.</summary>
    public SqlText? SharedBy(IEnumerable<Field> fields)
    {
        IReadOnlyList<JoinStep>? shortest = null;
        foreach (var field in fields)
        {
            if (OuterOf(field) is not null)
                return null;
            var steps = Place(field).Steps;
            if (steps.Count == 0 || (shortest is not null && !SameStart(steps, shortest)))
                return null;
            if (shortest is null || steps.Count < shortest.Count)
                shortest = steps;
        }

        return shortest is null ? null : (SqlText)$"{SqlText.Checked(Join(shortest))}.rowid";
    }

    /// <summary>The rows around these to which a field belongs; null where it is of these.</summary>
    public RowScope? OuterOf(Field field)
    {
        if (Outer is null)
            return null;
        if (!OwnsPlainNames)
            return Outer.ManyKeyOf(field) == ManyKey ? null : Outer;
        if (field.Table is null || Is(Sheet, field.Table))
            return null;
        for (var scope = Outer; scope is not null; scope = scope.Outer)
        {
            if (Is(scope.Sheet, field.Table))
                return Outer;
        }

        return null;
    }

    /// <summary>The steps by which a row has several values of a field, as text; empty where it has one.</summary>
    public string ManyKeyOf(Field field) => OuterOf(field) is null ? Place(field).ManyKey : string.Empty;

    private string? UnitKey => Unit == CountUnit.Entities ? EntityGrain.KeyOf(Sheet) : null;

    private static bool Is(SheetProfile sheet, string table) =>
        string.Equals(sheet.Table, table, StringComparison.OrdinalIgnoreCase)
        || string.Equals(sheet.Name, table, StringComparison.OrdinalIgnoreCase);

    private static bool SameStart(IReadOnlyList<JoinStep> left, IReadOnlyList<JoinStep> right) =>
        left.Zip(right)
            .All(pair =>
                pair.First.ToColumn == pair.Second.ToColumn
                && pair.First.FromColumn == pair.Second.FromColumn
                && pair.First.To.Table == pair.Second.To.Table
            );

    private FieldPlace Find(Field field)
    {
        // Inside, a field is where it is from outside, less the steps that lead here.
        if (!OwnsPlainNames)
        {
            var outside = Outer!.Place(field);
            return outside with { Steps = [.. outside.Steps.Skip(outside.Many.Count)] };
        }

        using var part = Context.InField();
        var sheet = field.Table is null ? Sheet : FieldNames.Sheet(Context, field.Table);
        var column = FieldNames.Column(Context, sheet, field.Column);
        if (sheet != Sheet)
        {
            var steps = Context.Paths.Between(Sheet, sheet) ?? throw Context.Fault(
                "no_relation", $"No ids join {Sheet.Name} and {sheet.Name}.", [.. Context.Paths.From(Sheet)]);
            return new FieldPlace(sheet, column, steps);
        }

        if (EntityGrain.KeyOf(sheet) is not { } key || string.Equals(column.Name, key, StringComparison.OrdinalIgnoreCase))
            return new FieldPlace(sheet, column, []);
        var isOfRow = EntityGrain.IsOfRow(sheet, column);
        return IsFirstRows == isOfRow
            ? new FieldPlace(sheet, column, [EntityGrain.Step(sheet, toRows: isOfRow)])
            : new FieldPlace(sheet, column, []);
    }
}
