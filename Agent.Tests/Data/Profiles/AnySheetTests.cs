using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Planning;
using Agent.Planning.Candidates;
using Agent.Planning.Mentions;
using Agent.Tests.Support;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Data.Profiles;

/// <summary>
/// Whatever stands in the cells, a sheet is profiled, its names are indexed, and questions are read over it: nothing throws.
/// </summary>
public sealed class AnySheetTests
{
    private static readonly string[] Words =
    [
        "WAS",
        "ARE",
        "AND",
        "THE",
        "FOR",
        "NOT",
        "IS",
        "OF",
        "Total",
        "Grand total",
        "Subtotal",
        "Summe",
        "Id",
        "Date",
        "Year",
        "Month",
        "Site",
        "Cost",
        "N/A",
        "-",
        "?",
        "#",
        "",
        " ",
        "\u200B",
        "\u00AD",
        "(",
        ")",
        "\"",
        "'",
        "a;b",
        "a;b;c",
        ";;",
        ",",
        "|",
        "\n",
        "x\ny",
        "1.500",
        "1,5",
        "1 234,50",
        "1'234.50",
        "30.00-",
        "(30.00)",
        "1E2",
        "00123",
        "20240131",
        "202401",
        "31/01/2024",
        "01/31/2024",
        "12:30",
        "24:00",
        "99:99",
        "5 days",
        "12 t",
        "€ 5",
        "5 %",
        "TRUE",
        "yes",
        "no",
        "Y",
        "N",
        "INC-1",
        "INC-2",
        "😀",
        "漢字",
        "SELECT",
        "0",
        "-1",
        "00/00/0000",
        "NaT",
        "TBC",
        "Infinity",
        "NaN",
        "1e400",
    ];

    private static readonly Gen<object?> Cell = Gen.Frequency(
        (3, Gen.Const((object?)null)),
        (6, Gen.Int[0, Words.Length - 1].Select(word => (object?)Words[word])),
        (2, Gen.String[0, 12].Select(text => (object?)text)),
        (2, Gen.Int[-5, 50_000].Select(number => (object?)number)),
        (1, Gen.Double.Select(number => (object?)number)),
        (1, Gen.Bool.Select(flag => (object?)flag)),
        (1, Gen.Int[0, 60_000].Select(day => (object?)new DateTime(1900, 1, 1).AddDays(day))),
        (1, Gen.Int[0, 200_000].Select(seconds => (object?)TimeSpan.FromSeconds(seconds))));

    // Columns of one kind as well as cells of any: what is decided by the agreement of a column would hardly ever be reached otherwise.
    private static readonly Gen<object?[]> Column = Gen.OneOf(
        Cell.Array[0, 14],
        Gen.Select(
            Gen.Int[0, Words.Length - 1].Array[1, 4],
            Gen.Int[0, 3].Array[0, 14],
            (few, places) => places.Select(place => (object?)Words[few[place % few.Length]]).ToArray()
        )
    );

    private static readonly Gen<object?[][]> Sheet = Column.Array[0, 6].Select(Rows);

    private static readonly string[] Questions =
    [
        "How many rows are there?",
        "what was the total cost by site in 2024",
        "for the and are was not",
    ];

    // The seed of a failure is printed by the library.
    [Test]
    public void Profile_AnySheet_ThrowsNothing()
    {
        var suggester = new QuestionSuggester(new FakeTimeProvider());
        var sheets = 0;
        Sheet.SeededOnCi().Sample(
            rows =>
            {
                var sheet = SheetProfiler.Profile(Sheets.Raw(rows), "Sheet", CancellationToken.None);
                var profile = new DatasetProfile
                {
                    Id = "any",
                    Title = "Any",
                    File = "any.xlsx",
                    Version = "1",
                    Sheets = [sheet.Profile],
                    Relations = Relations.Find([sheet, sheet with { Profile = sheet.Profile with { Table = "Other" } }]),
                };
                var number = Interlocked.Increment(ref sheets);
                if (number % 10 == 0)
                    suggester.Prepare(profile);
                else
                    _ = Question.Read(Questions[number % Questions.Length], profile, new DateTime(2024, 6, 1)) is { } question
                        ? CandidateGenerator.Generate(question)
                        : [];
            },
            iter: 10_000);
    }

    private static object?[][] Rows(object?[][] columns)
    {
        var rows = new object?[columns.Length == 0 ? 0 : columns.Max(column => column.Length)][];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = [.. columns.Select(column => row < column.Length ? column[row] : null)];
        return rows;
    }
}
