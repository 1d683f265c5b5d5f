using Agent.Data.Profiles;

namespace Agent.Tests.Data.Profiles;

/// <summary>A column that holds the ids of several sheets belongs to each of them.</summary>
public sealed class RelationsOfSeveralTests
{
    [Test]
    public void Find_ColumnWithIdsOfTwoSheets_JoinsBoth()
    {
        var relations = Relations.Find([
            Register("Incidents", "INC", 20),
            Register("Hazards", "HAZ", 20),
            Actions(at => at < 14 ? Id("INC", at) : Id("HAZ", at)),
        ]);

        Assert.That(
            relations.Select(relation => $"{relation.FromTable}.{relation.FromColumn} {relation.ToTable}.{relation.ToColumn}"),
            Is.EquivalentTo(new[] { "Actions.Came from Incidents.No", "Actions.Came from Hazards.No" })
        );
    }

    [Test]
    public void Find_ColumnWithFewIdsOfTwoSheetsAndOtherTexts_JoinsNone() =>
        Assert.That(
            Relations.Find([
                Register("Incidents", "INC", 20),
                Register("Hazards", "HAZ", 20),
                Actions(at =>
                    at < 4 ? Id("INC", at)
                    : at < 8 ? Id("HAZ", at)
                    : $"Walk {at}"
                ),
            ]),
            Is.Empty
        );

    private static string Id(string mark, int at) => $"{mark}-{at + 100}";

    private static TypedSheet Register(string name, string mark, int rows) =>
        Named(
            name,
            [
                ["No", "Level"],
                .. Enumerable.Range(0, rows).Select(at => new object?[] { Id(mark, at), at % 3 == 0 ? "High" : "Low" }),
            ]
        );

    private static TypedSheet Actions(Func<int, string> source) =>
        Named(
            "Actions",
            [
                ["Action", "Came from"],
                .. Enumerable.Range(0, 20).Select(at => new object?[] { $"CA-{at + 500}", source(at) }),
            ]
        );

    private static TypedSheet Named(string name, object?[][] rows)
    {
        var sheet = SheetProfiler.Profile(Sheets.Raw(rows), name, CancellationToken.None);
        return sheet with { Profile = sheet.Profile with { Name = name, Table = name } };
    }
}
