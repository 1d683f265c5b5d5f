using System.Text.Json;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Chips;
using Agent.Protocol;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Core.Queries;

/// <summary>Queries as chips.</summary>
public sealed class QueryChipsTests
{
    private static readonly SheetProfile Incidents = new()
    {
        Name = "Incidents",
        Table = "incidents",
        Rows = 100,
        Entities = 100,
        DefaultDateColumn = "date",
        Columns =
        [
            Column("site", "Site", ColumnKind.Text, 3) with { Values = [new("North", 50), new("South", 30), new("West", 20)] },
            Column("department", "Department", ColumnKind.Text, 4) with { Values = [new("Assembly", 60), new("North", 40)] },
            Column("date", "Date", ColumnKind.Date, 90) with { Min = "2023-02-01", Max = "2025-06-30" },
            Column("reported", "Reported", ColumnKind.Date, 80) with { Min = "2023-02-01", Max = "2025-06-30" },
            Column("cost", "Cost", ColumnKind.Number, 70),
            Column("id", "No", ColumnKind.Integer, 100) with { IsIdentifier = true },
        ],
    };

    private static readonly DatasetProfile Profile = new() { Id = "d", Title = "D", File = "d.xlsx", Version = "v", Sheets = [Incidents] };

    private static readonly Query Query = new()
    {
        From = "incidents",
        Select = [new CountOf()],
        Where = new AllOf([
            new OneOf(new Field("site"), ["North"]),
            new InTimeRange(new Field("date"), new DateTime(2025, 3, 1), new DateTime(2025, 4, 1)),
        ]),
        GroupBy = [new GroupKey(new ColumnValue(new Field("department")))],
        Order = [new OrderBy { Select = 0, Descending = true }],
        Limit = new Limit(5),
        Presentation = new Presentation { Chart = "bar" },
    };

    [Test]
    public void ToChips_OfAQuery_NamesEveryPartOnce() =>
        Assert.That(Query.ToChips(Profile).Select(chip => $"{chip.Id} {chip.Label} {chip.Part}"), Is.EqualTo(
        [
            "measure-1 number /select/0",
            "records-1 incidents /from",
            "filter-1 Site is North /where/items/0",
            "period-1 Date in March 2025 /where/items/1",
            "group-1 by Department /groupBy/0",
            "order-1 largest first /order",
            "limit-1 top 5 /limit",
            "chart-1 bar chart /presentation/chart",
        ]));

    [TestCase("filter-1", "Department is North|Site is South|Site is West|Site is not North")]
    [TestCase("period-1", "Date in February 2025|Date in April 2025|Date in 2025|Date in 2024|Date in 2023|Reported in March 2025")]
    [TestCase("group-1", "by Site|by month of Date|by year of Date")]
    [TestCase("measure-1", "total Cost|share of the total")]
    [TestCase("limit-1", "top 3|top 10|top 20")]
    [TestCase("order-1", "smallest first")]
    [TestCase("chart-1", "line chart|pie chart|heatmap chart|scatter chart")]
    public void Alternatives_OfAChip_ComeFromTheProfile(string id, string labels) =>
        Assert.That(
            Query.ToChips(Profile).Single(chip => chip.Id == id).Alternatives.Select(other => other.Label),
            Is.EqualTo(labels.Split('|'))
        );

    [Test]
    public void Without_OfTheOnlyGroup_TakesOrderAndLimitAlong()
    {
        var without = Query.ToChips(Profile).Single(chip => chip.Kind == QueryChipKinds.Group).Without!;

        Assert.That(
            (without.GroupBy.Count, without.Order.Count, without.Limit, without.Presentation!.Chart),
            Is.EqualTo((0, 0, (Limit?)null, (string?)null))
        );
    }

    [Test]
    public void Chips_OfAnyQuery_PointAtItsPartsAndOfferOtherMeanings() =>
        QueryGen.Any.SeededOnCi().Sample(
            query =>
            {
                var json = QueryJson.ToElement(query);
                var chips = query.ToChips(QueryGen.Profile);
                return chips.Select(chip => chip.Id).Distinct().Count() == chips.Count
                    && chips.All(chip =>
                        Points(json, chip.Part)
                        && chip.Alternatives.All(other =>
                            other.Query.Key != query.Key || other.Query.Presentation?.Chart != query.Presentation?.Chart
                        )
                        && chip.Alternatives.Select(other => other.Label).All(label => label.Length > 0)
                        && chip.Alternatives.Count <= QueryChips.MaxAlternatives);
            },
            iter: 500,
            print: QueryJson.Write);

    private static bool Points(JsonElement json, string pointer)
    {
        foreach (var step in pointer.Split('/').Skip(1))
        {
            if (
                json.ValueKind == JsonValueKind.Array
                    ? !int.TryParse(step, out var at) || at >= json.GetArrayLength()
                    : !json.TryGetProperty(step, out _)
            )
                return false;
            json =
                json.ValueKind == JsonValueKind.Array
                    ? json[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]
                    : json.GetProperty(step);
        }

        return true;
    }

    private static ColumnProfile Column(string name, string label, ColumnKind kind, long distinct) =>
        new()
        {
            Name = name,
            Label = label,
            Kind = kind,
            Distinct = distinct,
            Filled = 100,
        };
}
