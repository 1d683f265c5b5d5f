using System.Globalization;
using System.Text;
using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>
/// A random register of incidents, hours, actions and yearly summaries: in memory for figures worked out by hand, as SQL for the product.
/// </summary>
internal sealed class MeasureRegister
{
    private static readonly string[] Sites = ["North", "South", "Quay"];
    private static readonly string[] Types =
    [
        "Fatality",
        "Lost Time Injury",
        "Restricted Work",
        "Medical Treatment",
        "First Aid",
        "Near Miss",
    ];
    private static readonly string[] Causes = ["Training", "Procedure", "Design", "Fatigue"];

    public MeasureRegister(Random random)
    {
        for (var number = 0; number < 300; number++)
        {
            var day = new DateTime(2022, 1, 1).AddDays(random.Next(1096));
            Incidents.Add(
                new Incident(
                    $"I-{number}",
                    day,
                    random.Next(10) == 0 ? null : day.AddDays(random.Next(-1, 12)),
                    Sites[random.Next(3)],
                    Types[random.Next(2) == 0 ? random.Next(2, 6) : random.Next(6)],
                    random.Next(5) == 0 ? null : [.. Causes.Where(_ => random.Next(3) == 0).DefaultIfEmpty("Training")],
                    random.Next(3) == 0 ? "Contractor" : "Employee",
                    random.Next(0, 9),
                    random.Next(6) == 0 ? $"Tier {random.Next(1, 3)}" : null
                )
            );
        }

        for (var month = new DateTime(2022, 1, 1); month < new DateTime(2025, 1, 1); month = month.AddMonths(1))
        {
            foreach (var site in Sites)
                Hours.Add(new HoursRow(month, site.ToLowerInvariant(), random.Next(8_000, 30_000), random.Next(1_000, 9_000)));
        }

        for (var number = 0; number < 120; number++)
        {
            var created = new DateTime(2023, 1, 1).AddDays(random.Next(600));
            var due = created.AddDays(random.Next(5, 90));
            Actions.Add(
                new ActionRow(
                    $"A-{number}",
                    created,
                    random.Next(12) == 0 ? null : due,
                    due.AddDays(-2),
                    random.Next(3) == 0 ? null : created.AddDays(random.Next(1, 150))
                )
            );
        }

        for (var year = 2020; year < 2025; year++)
            Summaries.Add(
                new SummaryRow(year, random.Next(2), random.Next(12), random.Next(15), random.Next(20), random.Next(200_000, 900_000))
            );
    }

    public List<Incident> Incidents { get; } = [];

    public List<HoursRow> Hours { get; } = [];

    public List<ActionRow> Actions { get; } = [];

    public List<SummaryRow> Summaries { get; } = [];

    public QueryDatabase Open() => new(Sql(), sheet => sheet.Name switch
    {
        "Incidents" => sheet with { Columns = [.. sheet.Columns.Select(column => column.Name == "Root Cause" ? AsList(column) : column)] },
        "Actions" => sheet with { DefaultDateColumn = "Created Date" },
        _ => sheet,
    });

    public QueryDatabase OpenSummary()
    {
        var sql = new StringBuilder(
            "CREATE TABLE \"Form 300A\" (\"Establishment\" VARCHAR, year_filing_for BIGINT, total_hours_worked BIGINT, total_deaths BIGINT, total_dafw_cases BIGINT, total_djtr_cases BIGINT, total_other_cases BIGINT, total_dafw_days BIGINT);"
        );
        foreach (var row in Summaries)
            sql.Append(
                CultureInfo.InvariantCulture,
                $"INSERT INTO \"Form 300A\" VALUES ('Works', {row.Year}, {row.Hours}, {row.Deaths}, {row.Away}, {row.Transfer}, {row.Other}, 5);"
            );
        return new QueryDatabase(sql.ToString());
    }

    private ColumnProfile AsList(ColumnProfile column) =>
        column with
        {
            Kind = ColumnKind.List,
            Separator = ";",
            ValuesComplete = true,
            Distinct = Causes.Length,
            Values =
            [
                .. Incidents
                    .SelectMany(incident => incident.Causes ?? [])
                    .GroupBy(cause => cause)
                    .OrderByDescending(group => group.Count())
                    .Select(group => new ValueCount(group.Key, group.Count())),
            ],
        };

    private string Sql()
    {
        var sql = new StringBuilder("""
            CREATE TABLE Incidents ("Incident Id" VARCHAR, "Incident Date" DATE, "Date Reported" DATE, Site VARCHAR, "Incident Type" VARCHAR, "Root Cause" VARCHAR, "Employment Type" VARCHAR, "Days Lost" BIGINT, "PSE Tier" VARCHAR);
            CREATE TABLE "Hours Worked" (Month DATE, Site VARCHAR, "Hours Worked" BIGINT, "Contractor Hours" BIGINT);
            CREATE TABLE Actions ("Action Id" VARCHAR, "Created Date" DATE, "Due Date" DATE, "Planned Completion Date" DATE, "Closed Date" DATE);
            """);
        foreach (var row in Incidents)
            sql.Append(
                CultureInfo.InvariantCulture,
                $"INSERT INTO Incidents VALUES ('{row.Id}', {Day(row.Date)}, {Day(row.Reported)}, '{row.Site}', '{row.Type}', {(row.Causes is null ? "NULL" : $"'{string.Join("; ", row.Causes)}'")}, '{row.Employment}', {row.DaysLost}, {(row.Tier is null ? "NULL" : $"'{row.Tier}'")});"
            );
        foreach (var row in Hours)
            sql.Append(
                CultureInfo.InvariantCulture,
                $"INSERT INTO \"Hours Worked\" VALUES ({Day(row.Month)}, '{row.Site}', {row.Own}, {row.Contractor});"
            );
        foreach (var row in Actions)
            sql.Append(
                CultureInfo.InvariantCulture,
                $"INSERT INTO Actions VALUES ('{row.Id}', {Day(row.Created)}, {Day(row.Due)}, {Day(row.Planned)}, {Day(row.Closed)});"
            );
        return sql.ToString();
    }

    private static string Day(DateTime? day) =>
        day is { } known ? string.Create(CultureInfo.InvariantCulture, $"'{known:yyyy-MM-dd}'") : "NULL";

    internal sealed record Incident(
        string Id,
        DateTime Date,
        DateTime? Reported,
        string Site,
        string Type,
        string[]? Causes,
        string Employment,
        int DaysLost,
        string? Tier
    );

    internal sealed record HoursRow(DateTime Month, string Site, long Own, long Contractor);

    internal sealed record ActionRow(string Id, DateTime Created, DateTime? Due, DateTime Planned, DateTime? Closed);

    internal sealed record SummaryRow(int Year, int Deaths, int Away, int Transfer, int Other, long Hours);
}
