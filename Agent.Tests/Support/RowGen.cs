using CsCheck;

namespace Agent.Tests.Support;

/// <summary>Random rows of <see cref="QueryGen.Profile"/>, with blanks, and the rows that belong to them.</summary>
internal static class RowGen
{
    private static readonly Gen<Dictionary<string, object?>> Cells = Gen.Select(
        Gen.OneOf<string?>(null, "North", "South", "X or Y", "5"),
        Gen.OneOf<double?>(null, 0, 1, 2, 5),
        Gen.OneOf<DateTime?>(
            null,
            new DateTime(2024, 1, 1),
            new DateTime(2024, 12, 31),
            new DateTime(2025, 3, 15),
            new DateTime(2025, 4, 1)
        ),
        Gen.OneOf<string?>(null, "true"),
        (site, cost, date, closed) => new Dictionary<string, object?>
        {
            ["Site"] = site,
            ["Health and Safety"] = site,
            ["Cost"] = cost,
            ["Date"] = date,
            ["Due (plan)"] = date?.AddDays(20),
            ["Closed"] = closed,
        });

    public static Gen<RandomRow> Any { get; } = Gen.Select(Cells, Cells.List[0, 3], (cells, related) => new RandomRow(cells, related));
}
