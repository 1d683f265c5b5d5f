using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Grounding;
using Agent.Protocol;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Core.Grounding;

public sealed class AnswerGroundingTests
{
    private static readonly GroundingSource Table = new("call-1", new TableContent
    {
        TableId = "t1",
        Title = "Incidents within 90 days by site",
        Columns =
        [
            new TableColumn { Name = "Month", Label = "Month", Kind = "date" },
            new TableColumn { Name = "count", Label = "Count", Kind = "integer" },
            new TableColumn { Name = "share", Label = "Share", Kind = "percent" },
            new TableColumn { Name = "change", Label = "Change", Kind = "percent" },
        ],
        Rows =
        [
            ["2016-03-01", 1234L, 61.1512, null],
            ["2016-04-01", 617L, 30.5756, -12.5],
            ["2016-05-01", 167L, 0.0827, 3.25],
        ],
        TotalRows = 57,
        Evidence = new Evidence { Dataset = "d", Version = "v", Sheet = "s", Sql = "SELECT 1", RowsUsed = 3874, Entities = 866 },
    });

    [TestCase("8 fewer than before (-3.7 %)", true)]
    [TestCase("9 fewer than before", false)]
    [TestCase("-4.1 %", false)]
    public void Check_WhatTwoRowsDifferBy_IsTraced(string answer, bool isFound)
    {
        var table = Table.Table with
        {
            Columns =
            [
                new TableColumn { Name = "Year", Label = "Year", Kind = "text", Role = "key" },
                new TableColumn { Name = "count", Label = "Count", Kind = "integer", Role = "figure" },
            ],
            Rows = [["2024", 219L], ["2025", 211L]],
            TotalRows = 2,
        };
        var figures = AnswerGrounding.Check("m", answer, "How many?", [Table with { Table = table }]).Figures;
        Assert.That(figures.Select(figure => figure.Source is not null), Is.All.EqualTo(isFound));
    }

    [TestCase("The change was -8 (-3.7 %)", "side", true)]
    [TestCase("In percent -3.7 %", "figure", false)]
    public void Check_WhatColumnsOfOneRowDifferBy_IsTracedOfTwoSidesAlone(string answer, string role, bool isFound)
    {
        static TableColumn Number(string name, string role) => new() { Name = name, Label = name, Kind = "integer", Role = role };
        var table = Table.Table with
        {
            Columns = [Number("change", "figure"), Number("2025", role), Number("2024", role)],
            Rows = [[-8L, 211L, 219L]],
            TotalRows = 1,
        };
        var figures = AnswerGrounding.Check("m", answer, "How many?", [Table with { Table = table }]).Figures;
        Assert.That(figures.Select(figure => figure.Source is not null), Is.All.EqualTo(isFound));
    }

    [Test]
    public void Check_ShareOfOneOfManyGroups_IsTraced()
    {
        var table = Table.Table with
        {
            Rows = [.. Enumerable.Range(1, 300).Select(at => (IReadOnlyList<object?>)[$"Group {at}", (long)at, null, null])],
            TotalRows = 300,
            Evidence = Table.Table.Evidence with { RowsUsed = 45150, Entities = null },
        };
        var figure = AnswerGrounding.Check("m", "Group 300 had 0.664 %", "?", [Table with { Table = table }]).Figures[^1];
        Assert.That((figure.Source?.Column, figure.Source?.Row), Is.EqualTo(("count", (int?)299)));
    }

    [TestCase("There were 1,234 incidents.", "count", 0)]
    [TestCase("That is 61.2 %.", "share", 0)]
    [TestCase("That is 61%.", "share", 0)]
    [TestCase("That is about 1,200.", "count", 0)]
    [TestCase("That is 8.27 %.", "share", 2)]
    [TestCase("About twice as many.", "share", 0)]
    [TestCase("866 incidents", "evidence.entities", -1)]
    [TestCase("in 3,874 rows", "evidence.rowsUsed", -1)]
    [TestCase("All in 2016.", "Month", 0)]
    [TestCase("There were 1.234 Vorfälle.", "count", 0)]
    [TestCase("61,2 % aller", "share", 0)]
    [TestCase("Half of them were", "share", 1)]
    [TestCase("It fell by 12.5 %", "change", 1)]
    [TestCase("It fell by 12.5", "change", 1)]
    [TestCase("more than 1,200", "count", 0)]
    [TestCase("1.2k incidents", "count", 0)]
    [TestCase("the 90 day limit", "title", -1)]
    public void Check_FigureOfAResult_IsTracedToItsCell(string answer, string column, int row)
    {
        var figure = AnswerGrounding.Check("m", answer, "How many?", [Table]).Figures.Single();
        Assert.Multiple(() =>
        {
            Assert.That(figure.Source?.Column, Is.EqualTo(column));
            Assert.That(figure.Source?.Row, Is.EqualTo(row));
            Assert.That(answer.Substring(figure.Start, figure.Length), Is.EqualTo(figure.Text));
        });
    }

    [TestCase("There were 1,235 incidents.")]
    [TestCase("That is 61.3 %.")]
    [TestCase("That is 62%.")]
    [TestCase("Three times as many: 12.")]
    [TestCase("It rose by 12.6 %.")]
    [TestCase("1.235 Vorfälle")]
    [TestCase("released 1234.6 t")]
    [TestCase("three-quarters of them")]
    [TestCase("in 2019")]
    public void Check_FigureOfNoResult_HasNoSource(string answer) =>
        Assert.That(AnswerGrounding.Check("m", answer, "How many?", [Table]).Figures.Any(figure => figure.Source is null));

    [Test]
    public void Check_AnyCellInAnyWriting_IsTracedAndItsNeighbourIsNot()
    {
        var writings = new Func<long, string>[]
        {
            value => value.ToString(CultureInfo.InvariantCulture),
            value => value.ToString("N0", CultureInfo.InvariantCulture),
            value => value.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.'),
            value => value.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u202F'),
            value => $"**{value}** t",
            value => $"${value:N0}".Replace(" ", string.Empty, StringComparison.Ordinal),
        };
        Gen.Select(Gen.Long[3_000, 9_999_999].Array[1, 30], Gen.Int[0, 1_000], Gen.Int[0, 5])
            .SeededOnCi()
            .Sample(
                (cells, chosen, writing) =>
                {
                    var source = new GroundingSource(
                        "c",
                        Table.Table with
                        {
                            Rows = [.. cells.Select(cell => (IReadOnlyList<object?>)["x", cell, null, null])],
                            TotalRows = cells.Length,
                            Title = "T",
                        }
                    );
                    var cell = cells[chosen % cells.Length];
                    var other = cells.Max() + 7;
                    return Found(writings[writing](cell), source) && !Found(writings[writing](other), source);
                },
                iter: 1_000
            );
    }

    [Test]
    public void Check_AnyRounding_IsTraced() =>
        Gen.Select(Gen.Double[0.01, 99.99], Gen.Int[0, 3]).SeededOnCi().Sample(
            (value, decimals) =>
            {
                var source = new GroundingSource("c", Table.Table with { Rows = [["x", null, value, null]], Title = "T" });
                return Found($"{Math.Round(value, decimals).ToString($"F{decimals}", CultureInfo.InvariantCulture)} %", source);
            },
            iter: 1_000);

    [Test]
    public void Check_ProfileSaysHowManyDifferentValuesANamedColumnHas_ClaimsNothingNew()
    {
        var profile = new DatasetProfile
        {
            Id = "d",
            Title = "d",
            File = "d",
            Version = "v",
            Sheets =
            [
                new SheetProfile
                {
                    Name = "s",
                    Table = "s",
                    Rows = 1,
                    Columns =
                    [
                        new ColumnProfile
                        {
                            Name = "Department",
                            Label = "Department",
                            Kind = ColumnKind.Text,
                            Distinct = 23,
                        },
                    ],
                },
            ],
        };

        Assert.That(AnswerGrounding.Check("m", "There are 23 departments.", "?", [Table], profile).Figures, Is.Empty);
        Assert.That(AnswerGrounding.Check("m", "There are 23 sites.", "?", [Table], profile).Figures, Has.Count.EqualTo(1));
    }

    [Test]
    public void Check_ShareBesideACountOfTheSameDigits_ComesFromTheShare()
    {
        var counts = new GroundingSource(
            "call-1",
            Table.Table with
            {
                Columns = [new TableColumn { Name = "Site", Label = "Site", Kind = "text" }, Table.Table.Columns[1]],
                Rows = [["A", 139L], ["B", 106L], ["C", 75L], ["D", 16L]],
                TotalRows = 41,
                Evidence = Table.Table.Evidence with { RowsUsed = 867, Entities = null },
            }
        );

        var figures = AnswerGrounding.Check("m", "A had most: 139 of 867 (16 %). Then: B 106, C 75 and 38 more.", "?", [counts]).Figures;

        Assert.That(figures.Single(figure => figure.Text.StartsWith("16", StringComparison.Ordinal)).Source?.Row, Is.Zero);
        Assert.That(figures.Single(figure => figure.Text == "38").Source?.Column, Is.EqualTo("total_rows"));
    }

    [Test]
    public void Check_RestBehindTies_LeadsToTheRowCount()
    {
        var owners = new GroundingSource(
            "call-1",
            Table.Table with
            {
                Columns = [new TableColumn { Name = "Owner", Label = "Owner", Kind = "text" }, Table.Table.Columns[1]],
                Rows = [["Ada", 3L], ["Ben", 3L], ["Cleo", 3L], ["Dan", 2L], ["Eve", 2L], ["Finn", 2L]],
                TotalRows = 173,
            }
        );
        const string Text = "Ada, Ben and Cleo had most: 3 each. Then: Dan 2, Eve 2 and 168 more.";

        Assert.That(
            AnswerGrounding.Check("m", Text, "?", [owners]).Figures.Single(figure => figure.Text == "168").Source?.Column,
            Is.EqualTo("total_rows")
        );
    }

    [TestCase("text")]
    [TestCase("integer")]
    public void Check_RestBehindGroupsNamedByYears_LeadsToTheRowCount(string kind)
    {
        object Year(long year) => kind == "text" ? $"{year}" : year;
        var months = new GroundingSource(
            "call-1",
            Table.Table with
            {
                Columns =
                [
                    new TableColumn { Name = "year", Label = "Year", Kind = kind },
                    new TableColumn { Name = "month", Label = "Month", Kind = "text" },
                    Table.Table.Columns[1],
                ],
                Rows =
                [
                    [Year(2019), "2019-01", 36L],
                    [Year(2019), "2019-02", 32L],
                    [Year(2020), "2020-01", 39L],
                    [Year(2020), "2020-05", 92L],
                    [Year(2020), "2020-06", 96L],
                ],
                TotalRows = 24,
                Evidence = Table.Table.Evidence with { RowsUsed = 1362, Entities = null },
            }
        );
        const string Text =
            "2020 / June 2020 had most: 96 of 1,362 (7 %). Others: 2019 / January 2019 36, 2019 / February 2019 32 and 21 more.";

        Assert.That(
            AnswerGrounding.Check("m", Text, "?", [months]).Figures.Single(figure => figure.Text == "21").Source?.Column,
            Is.EqualTo("total_rows")
        );
    }

    [TestCase("143", true)]
    [TestCase("120", false)]
    public void Check_RestBehindGroupsOfMonthsAndValues_LeadsToTheRowCount(string rest, bool isFound)
    {
        static TableColumn Key(string name) => new() { Name = name, Label = name, Kind = "text", Role = "key" };
        var months = new GroundingSource(
            "call-1",
            Table.Table with
            {
                Columns = [Key("Date"), Key("Severity"), Table.Table.Columns[1]],
                Rows =
                [
                    ["2022-01", "High", 2L], ["2022-01", "Low", 12L], ["2022-01", "Medium", 4L], ["2022-02", "High", 1L],
                    ["2024-07", "Low", 15L], ["2025-11", "Low", 15L], ["2025-12", "Low", 3L],
                ],
                TotalRows = 149,
            }
        );
        var text =
            "July 2024 / Low and November 2025 / Low had the most incidents: 15 each. Others: January 2022 / High 2, "
            + $"January 2022 / Low 12, January 2022 / Medium 4, February 2022 / High 1 and {rest} more.";

        Assert.That(
            AnswerGrounding.Check("m", text, "?", [months]).Figures.Single(figure => figure.Text == rest).Source?.Column,
            isFound ? Is.EqualTo("total_rows") : Is.Null
        );
    }

    private static bool Found(string text, GroundingSource source) =>
        AnswerGrounding.Check("m", $"It is {text} in all.", "?", [source]).Figures.Single().Source is not null;

    [Test]
    public void Check_FigureRepeatedFromTheQuestion_ClaimsNothing() =>
        Assert.That(
            AnswerGrounding.Check("m", "No year has more than 9,999.", "Which years have more than 9999?", [Table]).Figures,
            Is.Empty
        );
}
