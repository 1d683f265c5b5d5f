using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Figures;
using Agent.Data.Queries.Compile.Keys;
using Agent.Data.Queries.Compile.Operands;
using Agent.Data.Queries.Compile.Predicates;
using Agent.Data.Queries.Compile.Rows;
using Agent.Data.Queries.Compile.Status;

namespace Agent.Data.Queries.Compile;

/// <summary>Compiles records: their columns, their order, their true total.</summary>
internal sealed class RowQueryCompiler
{
    /// <summary>Records beyond the limit that are read to tell which are tied with the last one.</summary>
    public const int MaxTies = 25;

    private const int DefaultColumns = 12;
    private readonly CompileContext _context;
    private readonly Query _query;
    private readonly RowScope _scope;
    private readonly SqlText? _later;

    public RowQueryCompiler(CompileContext context, Query query, SheetProfile sheet)
    {
        (_context, _query) = (context, query);
        _scope = new RowScope(context, sheet, Unit(context, query, sheet));
        _later = GroupQueryCompiler.Later(context, query, _scope);
        Units = new UnitRows(_scope, query.Where, _later is null ? [] : [$"NOT coalesce({_later}, FALSE)"]);
    }

    public UnitRows Units { get; }

    /// <summary>The statement, its columns, its hidden ones and the statement that counts all records.</summary>
    public (SqlText Main, IReadOnlyList<QueryColumn> Columns, IReadOnlyList<HiddenColumn> Hidden, SqlText Total) Write()
    {
        var fields = _query.Rows!.Columns.Count > 0 ? _query.Rows.Columns : Choose();
        var columns = new List<QueryColumn>();
        var (values, written) = (new List<SqlText>(), new List<SqlText>());
        for (var index = 0; index < fields.Count; index++)
        {
            using var part = _context.In("rows.columns", index);
            var value = RowValues.OneOrList(new ColumnValue(fields[index]), _scope, Units.Conditions, one => one);
            var isMonth = MonthOnly.Is(value);
            var kind = value.IsList || value.Kind == ColumnKind.List || isMonth ? "text" : value.Kind.ToWireName();
            columns.Add(new QueryColumn(value.Column!.Name, value.Label, kind, ResultRole.Column) { Unit = value.Unit });
            values.Add(value.IsList ? $"array_to_string(list_sort(list_distinct({value.Sql})), '; ')" : value.Sql);
            written.Add(isMonth ? PeriodSteps.Label(value.Sql, Period.Month) : values[^1]);
        }

        var order = Order();
        var names = ResultStage.Unique(columns);
        var shown = SqlText.Join(", ", written.Select((value, index) => (SqlText)$"{value} AS {new SqlName(names[index].Name)}"));
        return _query.Rows.Distinct ? Different(shown, names, values, order) : All(shown, names, order);
    }

    public EvidencePlan Evidence()
    {
        List<(LeftOutRule, string, SqlText)> rules = _later is null
            ? []
            : [(LeftOutRule.Later, StatusColumns.Of(_scope.Sheet).Raised!.Name, _later)];
        return EvidencePlanner.Plan(Units, rules, cellsMatter: true);
    }

    /// <summary>A condition on what each row of an entity holds for itself lists the rows that fit, as they stand.</summary>
    private static CountUnit Unit(CompileContext context, Query query, SheetProfile sheet)
    {
        if (query.Unit is not null || EntityGrain.DefaultUnit(sheet) == CountUnit.Rows)
            return query.Unit ?? CountUnit.Rows;
        var probe = new RowScope(context, sheet, CountUnit.Entities);
        var fields = (query.Where is null ? [] : RowConditions.Fields(query.Where, probe)).Concat(query.Rows!.Columns);
        if (
            !fields.Any(field =>
                (field.Table is null || context.Profile.Sheet(field.Table) == sheet)
                && sheet.Column(field.Column) is { } column
                && EntityGrain.IsOfRow(sheet, column)
            )
        )
            return CountUnit.Entities;
        context.Note($"Rows that fit are listed as they stand: one {EntityGrain.KeyOf(sheet)} may have several. Counts take each once.");
        return CountUnit.Rows;
    }

    private (SqlText, IReadOnlyList<QueryColumn>, IReadOnlyList<HiddenColumn>, SqlText) All(
        SqlText shown,
        IReadOnlyList<QueryColumn> names,
        List<(SqlText Sql, bool Descending)> order
    )
    {
        var sorted = SqlText.Join(", ", [.. order.Select(By), _scope.RowId]);
        // The values of the order stand behind the columns: by them the runner tells ties at the cut.
        SqlText behind =
            _query.Limit is null || order.Count == 0
                ? (SqlText)$""
                : $", hash({SqlText.Join(", ", order.Select(by => by.Sql))}) AS \"tied\"";
        SqlText main = $"SELECT {shown}{behind} FROM {_scope.From}{Units.Where} ORDER BY {sorted}{Cut()}";
        return (
            main,
            names,
            order.Count > 0 && _query.Limit is not null ? [HiddenColumn.Tied] : [],
            $"SELECT count(*) FROM {_scope.From}{Units.Where}"
        );
    }

    private (SqlText, IReadOnlyList<QueryColumn>, IReadOnlyList<HiddenColumn>, SqlText) Different(
        SqlText shown, IReadOnlyList<QueryColumn> names, List<SqlText> values, List<(SqlText Sql, bool Descending)> order)
    {
        SqlText all = $"SELECT DISTINCT {shown} FROM {_scope.From}{Units.Where}";
        var sorted = order.Select(by => (Place: values.FindIndex(value => value.ToString() == by.Sql.ToString()), by.Descending)).ToList();
        if (sorted.Exists(by => by.Place < 0))
            throw _context.Fault("bad_query", "Different records are ordered by columns that are shown.");
        var keys = sorted.Select(by => By((new SqlName(names[by.Place].Name) is var name ? (SqlText)$"{name}" : null!, by.Descending)));
        var rest = names.Select(name => (SqlText)$"{new SqlName(name.Name)} NULLS LAST");
        return (
            $"SELECT * FROM ({all}) ORDER BY {SqlText.Join(", ", [.. keys, .. rest])}{Cut()}",
            names,
            [],
            $"SELECT count(*) FROM ({all})"
        );
    }

    private static SqlText By((SqlText Sql, bool Descending) by) =>
        by.Descending ? $"{by.Sql} DESC NULLS LAST" : (SqlText)$"{by.Sql} ASC NULLS LAST";

    private SqlText Cut()
    {
        if (_query.Limit is not { } limit)
            return $"";
        using var part = _context.In("limit");
        if (limit.Count < 1 || limit.Skip < 0 || limit.PerKeys != 0)
            throw _context.Fault("bad_value", "A limit of records has a count of 1 or more and skips 0 or more.");
        var read = limit.Count + MaxTies;
        return SqlText.Checked(string.Create(CultureInfo.InvariantCulture, $" LIMIT {read} OFFSET {limit.Skip}"));
    }

    private List<(SqlText Sql, bool Descending)> Order()
    {
        var order = new List<(SqlText, bool)>();
        for (var index = 0; index < _query.Order.Count; index++)
        {
            using var part = _context.In("order", index);
            var by = _query.Order[index];
            if (by.Value is null)
                throw _context.Fault("bad_query", "Records are ordered by a value.");
            using var inner = _context.In("value");
            order.Add((RowValues.One(by.Value, _scope).Sql, by.Descending));
        }

        return order;
    }

    /// <summary>
    /// What says most about a record: its id, its date, what was asked about, then the other short columns in their order.
    /// </summary>
    private List<Field> Choose()
    {
        var sheet = _scope.Sheet;
        var asked = (_query.Where is null ? [] : RowConditions.Fields(_query.Where, _scope))
            .Concat(_query.Order.Where(by => by.Value is not null).SelectMany(by => RowValues.Fields(by.Value!)))
            .Where(field => field.Table is null || _context.Profile.Sheet(field.Table) == sheet)
            .Select(field => FieldNames.Column(_context, sheet, field.Column));
        var first = sheet.Columns.Where(column => column.IsIdentifier || column.Name == sheet.EntityKey).Take(1)
            .Concat(sheet.Columns.Where(column => column.Name == sheet.DefaultDateColumn))
            .Concat(asked);
        var rest = sheet.Columns.Where(column => column.Filled > 0).OrderBy(column => column.IsNarrative);
        var chosen = first.Concat(sheet.Columns.Count <= DefaultColumns ? sheet.Columns : rest).Distinct().Take(DefaultColumns).ToList();
        return [.. chosen.Select(column => new Field(column.Name))];
    }
}
