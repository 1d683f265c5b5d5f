using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;
using Agent.Planning.Answers.Words;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Core.Queries;

/// <summary>Queries as headings, in both languages.</summary>
public sealed class QueryTitleTests
{
    private static readonly QueryPhrases German = AnswerWords.For("de").Query;

    private static readonly DatasetProfile Profile = new()
    {
        Id = "plant",
        Title = "Plant",
        File = "plant.xlsx",
        Version = "v",
        Sheets =
        [
            new SheetProfile
            {
                Name = "Actions",
                Table = "actions",
                Rows = 100,
                Entities = 100,
                DefaultDateColumn = "raised",
                Columns =
                [
                    Column("department", "Department", ColumnKind.Text),
                    Column("raised", "Raised on", ColumnKind.Date),
                    Column("due", "Due Date", ColumnKind.Date),
                ],
            },
        ],
    };

    private static readonly Query Count = new() { From = "actions", Select = [new CountOf()] };
    private static readonly GroupKey Department = new(new ColumnValue(new Field("department")));
    private static readonly HasStatus Overdue = new(ActionStatus.Overdue);

    private static IEnumerable<TestCaseData> Queries()
    {
        yield return new(Count, "Number of actions", "Anzahl der Maßnahmen");
        yield return new(
            Count with { Where = new AllOf([Year("raised", 2025), Overdue]), GroupBy = [Department with { SkipBlank = true }] },
            "Number of overdue actions in 2025 by Department",
            "Anzahl der überfälligen Maßnahmen im Jahr 2025 nach Department"
        );
        yield return new(
            Count with { Where = Year("due", 2025), GroupBy = [Month("raised"), Month("due")] },
            "Number of actions with Due Date in 2025, by month and month of Due Date",
            "Anzahl der Maßnahmen nach Monat und Monat von Due Date, für die gilt: Due Date im Jahr 2025"
        );
        yield return new(
            Count with { Where = new AnyOf([Year("raised", 2024), Year("raised", 2025)]) },
            "Number of actions in 2024 or 2025",
            "Anzahl der Maßnahmen im Jahr 2024 oder im Jahr 2025"
        );
        yield return new(
            new Query { From = "actions", Rows = new RowList(), Where = new HasStatus(ActionStatus.Open) },
            "Open actions",
            "Offene Maßnahmen"
        );
        yield return new(
            Count with { Where = new HasStatus(ActionStatus.ClosedLate) },
            "Number of actions closed late",
            "Anzahl der Maßnahmen, für die gilt: verspätet geschlossen"
        );
        yield return new(
            Count with
            {
                Compare = new Comparison(
                    new ComparedSet("2025") { Where = Year("raised", 2025) },
                    new ComparedSet("2024") { Where = Year("raised", 2024) },
                    ComparisonForm.Difference
                ),
            },
            "Number of actions, 2025 compared with 2024",
            "Anzahl der Maßnahmen, Vergleich: 2025 minus 2024"
        );
    }

    [TestCaseSource(nameof(Queries))]
    public void Title_OfAQuery_IsShort(Query query, string english, string german) =>
        Assert.Multiple(() =>
        {
            Assert.That(QueryPhrases.English.Title(query, Profile), Is.EqualTo(english));
            Assert.That(German.Title(query, Profile), Is.EqualTo(german));
        });

    [Test]
    public void Title_OfAnyQuery_IsNoLongerThanItsWords()
    {
        foreach (var phrases in new[] { QueryPhrases.English, German })
            QueryGen.Any.Sample(
                query =>
                    phrases.Title(query, QueryGen.Profile) is { Length: > 0 } title
                    // A comparison has its verb in the heading.
                    && (query.Compare is not null || title.Length <= phrases.Whole(query, QueryGen.Profile).Length + 1),
                iter: 300
            );
    }

    private static InTimeRange Year(string column, int year) =>
        new(new Field(column), new DateTime(year, 1, 1), new DateTime(year + 1, 1, 1));

    private static GroupKey Month(string column) => new(new ColumnValue(new Field(column))) { Period = Period.Month };

    private static ColumnProfile Column(string name, string label, ColumnKind kind) =>
        new()
        {
            Name = name,
            Label = label,
            Kind = kind,
            Filled = 100,
            Distinct = 10,
        };
}
