using System.Globalization;
using System.Text;
using Agent.Core.Datasets;

namespace Agent.Tests.Support.Naive;

/// <summary>
/// Two small random tables: records M and the rows R that belong to them by Id. In memory for the interpreter, as SQL for the product.
/// </summary>
internal sealed class NaiveData
{
    private static readonly string[] Sites = ["North", "north ", "NORTH", "Quay", "Harbour", "harbour", "Mill"];
    private static readonly string[] Owners = ["Almeida", "Brandt", "brandt", "Castro"];
    private static readonly string[] Tags = ["Noise", "Heat", "heat", "Dust"];
    public static readonly string[] SiteNames = ["North", "Quay", "Harbour", "Mill"];
    public static readonly string[] OwnerNames = ["Almeida", "Brandt", "Castro"];
    public static readonly string[] TagNames = ["Noise", "Heat", "Dust"];

    public NaiveData(Random random, bool repeats)
    {
        Repeats = repeats;
        var records = random.Next(1, 25);
        for (var id = 1; id <= records; id++)
        {
            var record = Record(random, $"M-{id}");
            M.Add(record);
            for (var copy = repeats ? random.Next(0, 3) : 0; copy > 0; copy--)
                M.Add(Filler(record));
        }

        var related = random.Next(0, 30);
        for (var number = 1L; number <= related; number++)
            R.Add(Related(random, number, records));
    }

    /// <summary>Whether M repeats its ids on rows of filler.</summary>
    public bool Repeats { get; }

    public List<Dictionary<string, object?>> M { get; } = [];

    public List<Dictionary<string, object?>> R { get; } = [];

    public static string[] ColumnsOf(string table) => table == "M"
        ? ["Id", "Site", "Tags", "Day", "Finish", "Moment", "Points", "Cost", "Flag"]
        : ["Number", "Id", "Owner", "Hours", "Due Date", "Closed Date"];

    public QueryDatabase Open() => new(
        Sql(),
        sheet => sheet.Name != "M" ? sheet : sheet with
        {
            EntityKey = Repeats ? "Id" : null,
            Entities = M.Select(row => row["Id"]).Distinct().Count(),
            Columns = [.. sheet.Columns.Select(column => column.Name == "Tags" ? AsList(column) : column)],
        },
        relations: [new SheetRelation("R", "Id", "M", "Id", ManyToOne: true)],
        keepsFirstRows: true);

    private ColumnProfile AsList(ColumnProfile column)
    {
        var items = M.Select(row => row["Tags"] as string)
            .OfType<string>()
            .SelectMany(cell => cell.Split("; ").Distinct())
            .GroupBy(item => item)
            .OrderByDescending(group => group.Count())
            .Select(group => new Agent.Protocol.ValueCount(group.Key, group.Count()));
        return column with { Kind = ColumnKind.List, Separator = ";", Values = [.. items] };
    }

    private static Dictionary<string, object?> Record(Random random, string id)
    {
        var day = random.Next(8) == 0 ? (DateTime?)null : new DateTime(2023, 1, 1).AddDays(random.Next(500));
        return new()
        {
            ["Id"] = id,
            ["Site"] = Maybe(random, Sites),
            ["Tags"] =
                random.Next(4) == 0
                    ? null
                    : string.Join("; ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Tags[random.Next(Tags.Length)])),
            ["Day"] = day,
            ["Finish"] = day is null || random.Next(3) == 0 ? null : day.Value.AddDays(random.Next(-3, 40)),
            ["Moment"] = day?.AddMinutes(random.Next(1440)),
            ["Points"] = random.Next(5) == 0 ? null : (object)(long)random.Next(0, 12),
            ["Cost"] = random.Next(5) == 0 ? null : (object)(random.Next(0, 400) / 4.0),
            ["Flag"] = random.Next(4) == 0 ? null : (object)(random.Next(2) == 0),
        };
    }

    private static Dictionary<string, object?> Filler(Dictionary<string, object?> record)
    {
        var filler = record.ToDictionary(pair => pair.Key, _ => (object?)null);
        filler["Id"] = record["Id"];
        filler["Points"] = 0L;
        return filler;
    }

    private static Dictionary<string, object?> Related(Random random, long number, int records)
    {
        var due = random.Next(6) == 0 ? (DateTime?)null : new DateTime(2024, 1, 1).AddDays(random.Next(200));
        return new()
        {
            ["Number"] = number,
            ["Id"] = random.Next(8) == 0 ? null : $"M-{random.Next(1, records + 3)}",
            ["Owner"] = Maybe(random, Owners),
            ["Hours"] = random.Next(5) == 0 ? null : (object)(random.Next(0, 40) / 2.0),
            ["Due Date"] = due,
            ["Closed Date"] = due is null || random.Next(2) == 0 ? null : due.Value.AddDays(random.Next(-20, 60)),
        };
    }

    private static string? Maybe(Random random, string[] values) => random.Next(5) == 0 ? null : values[random.Next(values.Length)];

    private string Sql()
    {
        var sql = new StringBuilder("""
            CREATE TABLE M (Id VARCHAR, Site VARCHAR, Tags VARCHAR, "Day" DATE, Finish DATE, Moment TIMESTAMP, Points BIGINT, Cost DOUBLE, Flag BOOLEAN);
            CREATE TABLE R (Number BIGINT, Id VARCHAR, Owner VARCHAR, Hours DOUBLE, "Due Date" DATE, "Closed Date" DATE);
            """);
        foreach (var (table, rows) in new[] { ("M", M), ("R", R) })
        {
            foreach (var row in rows)
                sql.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"INSERT INTO {table} VALUES ({string.Join(", ", ColumnsOf(table).Select(column => Literal(row[column])))});"
                );
        }

        return sql.ToString();
    }

    private static string Literal(object? value) => value switch
    {
        null => "NULL",
        string text => $"'{text}'",
        DateTime moment => $"'{moment:yyyy-MM-dd HH:mm:ss}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
