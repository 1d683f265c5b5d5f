using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Chips;
using Agent.Core.Queries.Words;
using Agent.Planning.Answers.Words;
using Agent.Planning.Suggestions;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Planning.Suggestions;

/// <summary>Questions worth asking, each with its query.</summary>
public sealed class IdeasTests
{
    private static readonly AnswerWords German = AnswerWords.For("de");

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
                Name = "Incident Log",
                Table = "incident",
                Rows = 100,
                Entities = 100,
                DefaultDateColumn = "date",
                Columns =
                [
                    Column("department", "Department", ColumnKind.Text, 8),
                    Column("cause", "Root Cause", ColumnKind.Text, 6),
                    Column("severity", "Severity", ColumnKind.Text, 4),
                    Column("owner", "Owner", ColumnKind.Text, 9) with
                    {
                        IsPerson = true,
                    },
                    Column("cost", "Cost", ColumnKind.Number, 50),
                    Column("date", "Date", ColumnKind.Date, 90) with
                    {
                        Min = "2022-01-05",
                        Max = "2025-06-30",
                    },
                ],
            },
        ],
    };

    [Test]
    public void StartIdeas_OfADataset_AskWhatItsColumnsHold() =>
        Assert.That(
            StartIdeas.Of(Profile, 10, AnswerWords.English).Select(idea => $"{idea.Question} = {idea.Query.ToWords(Profile)}"),
            Is.EqualTo([
                "How many incidents were there per month? = number of incidents, by month of Date",
                "How did the number of incidents change from 2023 to 2024? = number of incidents, comparing 2024 (where Date in 2024) minus 2023 (where Date in 2023)",
                "Which department had the most incidents? = number of incidents, by Department, largest first, top 1",
                "Incidents by root cause: the top 5 = number of incidents, by Root Cause, largest first, top 5",
                "Share of incidents by severity = share of the total of incidents, by Severity",
                "What is the average cost? = average Cost of incidents",
                "How many incidents are there? = number of incidents",
            ])
        );

    [TestCase("IncidentType_EN_LIST", "incident type")]
    [TestCase("MethodReceived", "method received")]
    [TestCase("Root Cause", "root cause")]
    [TestCase("CCP", "CCP")]
    public void IdeaColumns_AHeadingOfAProgram_IsSaidInWords(string label, string expected) =>
        Assert.That(
            IdeaColumns.Name(Column("x", label, ColumnKind.Text, 4), AnswerWords.English),
            Is.EqualTo(expected)
        );

    [Test]
    public void StartIdeas_OfHoursAndDistricts_AskNoAverage()
    {
        var sheet = Profile.Sheets[0];
        var few = sheet with
        {
            Columns =
            [
                .. sheet.Columns.Where(column => column.Name != "cost"),
                Column("hour", "Hour", ColumnKind.Integer, 12),
                Column("speed", "TRNSPD", ColumnKind.Integer, 80),
                Column("lat", "Latitude", ColumnKind.Number, 80),
            ],
        };
        Assert.That(
            StartIdeas.Of(Profile with { Sheets = [few] }, 20, AnswerWords.English).Select(idea => idea.Question),
            Has.None.Contains("average")
        );
    }

    [Test]
    public void StartIdeas_OfWhatCanBeOverdue_AskItFirst()
    {
        var measure = new MeasureProfile
        {
            Name = "overdue_actions",
            Title = "Overdue actions",
            Formula = "open and past due.",
            Sheet = "Incident Log",
        };
        Assert.That(
            StartIdeas.Of(Profile with { Measures = [measure] }, 1, AnswerWords.English)[0],
            Is.EqualTo(("How many incidents are overdue?", "number of incidents where overdue"))
                .Using<QueryIdea, (string, string)>((idea, other) => (idea.Question, idea.Query.ToWords(Profile)) == other)
        );
    }

    [Test]
    public void StartIdeas_OfSheetsOfOneNoun_CallEachByItsName()
    {
        var sheet = Profile.Sheets[0];
        var audits = sheet with { Name = "Audit", Table = "audit" };
        var findings = sheet with { Name = "Audit Findings", Table = "findings" };
        var questions = StartIdeas.Of(Profile with { Sheets = [audits, findings] }, 30, AnswerWords.English).Select(idea => idea.Question);
        Assert.That(questions, Has.Some.EqualTo("How many audits are there?").And.Some.EqualTo("How many audit findings are there?"));
    }

    [Test]
    public void NextIdeas_AfterTheOneThatHasMost_ShowAllOfOtherGroups()
    {
        var query = new Query
        {
            From = "incident",
            Select = [new CountOf()],
            GroupBy = [new GroupKey(new ColumnValue(new Field("department"))) { SkipBlank = true }],
            Order = [new OrderBy { Select = 0, Descending = true }],
            Limit = new Limit(1),
        };
        Assert.That(
            NextIdeas.Of(query, Profile, 10, QueryPhrases.English).Select(idea => idea.Question),
            Has.Some.EqualTo("Number of incidents by Root Cause").And.None.Contains("top")
        );
    }

    [Test]
    public void StartIdeas_BesideListsOfCodes_AskOfTheRecords()
    {
        SheetProfile codes = new()
        {
            Name = "Cause Codes",
            Table = "codes",
            Rows = 4,
            Entities = 4,
            Columns = [Column("code", "Code", ColumnKind.Text, 4)],
        };

        Assert.That(
            StartIdeas.Of(Profile with { Sheets = [.. Profile.Sheets, codes] }, 10, AnswerWords.English).Select(idea => idea.Query.From),
            Has.None.EqualTo("codes")
        );
        Assert.That(
            StartIdeas.Of(Profile with { Sheets = [codes] }, 10, AnswerWords.English),
            Is.Not.Empty,
            "a workbook of lists is asked for what it has"
        );
    }

    [Test]
    public void NextIdeas_OfAQuery_GoOnFromIt()
    {
        var query = new Query
        {
            From = "incident",
            Select = [new CountOf()],
            Where = new OneOf(new Field("severity"), ["High"]),
            GroupBy = [new GroupKey(new ColumnValue(new Field("department")))],
        };

        Assert.That(NextIdeas.Of(query, Profile, 10, QueryPhrases.English).Select(idea => idea.Question), Is.EqualTo(
        [
            "Number of incidents where Severity is High, by month",
            "Number of incidents where Severity is High, by Root Cause",
            "Number of incidents in 2024 where Severity is High, by Department",
            "Incidents where Severity is High",
        ]));
    }

    [Test]
    public void NextIdeas_OfAYear_CompareWithTheYearBeforeIt()
    {
        var asked = new InTimeRange(new Field("date"), new DateTime(2023, 1, 1), new DateTime(2024, 1, 1));
        var query = new Query
        {
            From = "incident",
            Select = [new CountOf()],
            Where = asked,
            GroupBy = [new GroupKey(new ColumnValue(new Field("department")))],
            Order = [new OrderBy { Select = 0, Descending = true }],
            Limit = new Limit(1),
        };

        var ideas = NextIdeas.Of(query, Profile, 10, QueryPhrases.English);

        Assert.Multiple(() =>
        {
            Assert.That(ideas[0].Question, Is.EqualTo("Number of incidents in 2023 by month"), "a course over time is not ranked");
            Assert.That(ideas.Select(idea => idea.Question), Has.Some.Contains("2023 compared with 2022"));
            Assert.That(ideas.Select(idea => idea.Question), Is.Unique);
        });
        var first = query with { Where = asked with { From = new DateTime(2022, 1, 1), Until = new DateTime(2023, 1, 1) } };
        Assert.That(
            NextIdeas.Of(first, Profile, 10, QueryPhrases.English).Select(idea => idea.Question),
            Has.None.Contains("compared with"),
            "nothing is known of the year before the first"
        );
    }

    [Test]
    public void StartIdeas_OfSeveralSheets_AskOfEachSomethingElse()
    {
        var other = Profile.Sheets[0] with { Name = "Audits", Table = "audits" };
        var questions = StartIdeas.Of(Profile with { Sheets = [Profile.Sheets[0], other] }, 2, AnswerWords.English);

        Assert.That(
            questions.Select(idea => idea.Question),
            Is.EqualTo(["How many incidents were there per month?", "How did the number of audits change from 2023 to 2024?"])
        );
    }

    [Test]
    public void StartIdeas_OfNumbersThatNameSomething_AskNoAverageOfThem()
    {
        var sheet = Profile.Sheets[0];
        var coded = sheet with { Columns = [.. sheet.Columns.Select(column => column with { IsCode = column.Name == "cost" })] };
        var asked = sheet with
        {
            Columns = [.. sheet.Columns.Select(column => column.Name == "cost" ? column with { Label = "How much was it?" } : column)],
        };

        Assert.Multiple(() =>
        {
            foreach (var changed in new[] { coded, asked })
                Assert.That(
                    StartIdeas.Of(Profile with { Sheets = [changed] }, 20, AnswerWords.English).Select(idea => idea.Question),
                    Has.None.Contains("average")
                );
        });
    }

    [Test]
    public void StartIdeas_OfSheetsThatShareANoun_AskNothingTwice()
    {
        var other = Profile.Sheets[0] with { Name = "Incident Archive", Table = "archive" };
        var questions = StartIdeas.Of(Profile with { Sheets = [Profile.Sheets[0], other] }, 20, AnswerWords.English);

        Assert.That(questions.Select(idea => idea.Question), Is.Unique);
    }

    [Test]
    public void StartIdeas_InGerman_AskTheSame()
    {
        var german = StartIdeas.Of(Profile, 10, German);

        Assert.That(
            german.Select(idea => idea.Query.Key),
            Is.EqualTo(StartIdeas.Of(Profile, 10, AnswerWords.English).Select(idea => idea.Query.Key))
        );
        Assert.That(
            german.Select(idea => idea.Question),
            Is.EqualTo([
                "Wie viele Vorfälle gab es pro Monat?",
                "Wie hat sich die Anzahl der Vorfälle von 2023 zu 2024 verändert?",
                "Welcher Wert von Department hatte die meisten Vorfälle?",
                "Die 5 häufigsten Werte von Root Cause: Anzahl der Vorfälle",
                "Welchen Anteil der Vorfälle hat jeder Wert von Severity?",
                "Wie hoch ist der Mittelwert von Cost?",
                "Wie viele Vorfälle gibt es?",
            ])
        );
    }

    [Test]
    public void Suggested_InEveryLanguage_IsAnsweredByItsQuery() =>
        Assert.Multiple(() =>
        {
            foreach (var idea in AnswerWords.All.SelectMany(words => StartIdeas.Of(Profile, 10, words)))
                Assert.That(SuggestedQueries.Find($" {idea.Question} ", Profile)?.Key, Is.EqualTo(idea.Query.Key), idea.Question);
        });

    [Test]
    public void NextIdeas_InGerman_SayTheirQuery()
    {
        var query = new Query
        {
            From = "incident",
            Select = [new CountOf()],
            Where = new OneOf(new Field("severity"), ["High"]),
            GroupBy = [new GroupKey(new ColumnValue(new Field("department")))],
            Order = [new OrderBy { Select = 0, Descending = true }],
        };

        Assert.That(
            NextIdeas.Of(query, Profile, 10, German.Query).Select(idea => idea.Question).First(),
            Is.EqualTo("Anzahl der Vorfälle nach Monat, für die gilt: Severity ist High")
        );
    }

    [Test]
    public void Chips_OfAnyQuery_HaveGermanLabels() =>
        QueryGen.Any.SeededOnCi().Sample(
            query =>
            {
                var (english, german) = (query.ToChips(QueryGen.Profile), query.ToChips(QueryGen.Profile, German.Query));
                return german.Select(chip => chip.Part).SequenceEqual(english.Select(chip => chip.Part))
                    && german.All(chip => chip.Label.Length > 0)
                    && German.Query.Whole(query, QueryGen.Profile) != query.ToWords(QueryGen.Profile);
            },
            iter: 500,
            print: QueryJson.Write
        );

    [Test]
    public void NextIdeas_OfAnyQuery_MeanSomethingElse() =>
        QueryGen.Any.SeededOnCi().Sample(
            query =>
            {
                var ideas = NextIdeas.Of(query, QueryGen.Profile, 8, QueryPhrases.English);
                return ideas.All(idea => idea.Query.Key != query.Key)
                    && ideas.Select(idea => idea.Query.Key).Distinct().Count() == ideas.Count;
            },
            iter: 500,
            print: QueryJson.Write);

    private static ColumnProfile Column(string name, string label, ColumnKind kind, long distinct) =>
        new() { Name = name, Label = label, Kind = kind, Distinct = distinct, Filled = 100, MeanLength = 8 };
}
