using Agent.Data.Samples;
using Agent.Data.Workbooks;

namespace Agent.Tests.Support;

/// <summary>A register of two sites: whatever is of the south says <see cref="Secret"/>, and nothing of the north does.</summary>
internal static class SitesWorkbook
{
    public const string FileName = "register.xlsx";
    public const string Secret = "Zanzibar";
    public const int North = 23;
    public const int South = 744;

    public static void Write(string path) =>
        SheetWriter.Write(
            path,
            [
                Sheet(
                    "Incident",
                    ["Incident ID", "Site", "Severity", "Incident Date", "Description"],
                    North + South,
                    row =>
                        [
                            $"INC-{row:000}",
                            Site(row),
                            row % 3 == 0 ? "High" : "Low",
                            new DateTime(2025, 1, 1).AddDays(row),
                            $"Slipped on step {row} of the {(IsNorth(row) ? "mill" : Secret + " hall")}",
                        ]
                ),
                Sheet(
                    "Actions",
                    ["Action ID", "Incident ID", "Text", "Cost"],
                    2 * (North + South),
                    row =>
                        [$"ACT-{row:000}", $"INC-{row / 2:000}", IsNorth(row / 2) ? "Mend the rail" : $"Mend the {Secret} rail", 10.5 * row]
                ),
                Sheet("Sites", ["Site", "Head"], 2, row => [row == 0 ? "North" : "South", row == 0 ? "Ida Falk" : $"Bo {Secret}"]),
            ]
        );

    /// <summary>A sidecar that gives each site its rows, and auditors all.</summary>
    public const string Sidecar = """
        where:
          north:
            Incident.Site: [north]
          south:
            Site: South
          directory:
            Sites: all
            Incident.Site: North
          wrong:
            Incident.Site: North
            Incident.Plant: [North]
          auditors: all
        """;

    private static bool IsNorth(int row) => row * North / (North + South) != (row + 1) * North / (North + South);

    private static string Site(int row) => IsNorth(row) ? "North" : "South";

    private static SampleSheet Sheet(string name, string[] columns, int rows, Func<int, object?[]> row) =>
        new()
        {
            Name = name,
            Columns =
            [
                .. columns.Select(column => new SampleColumn(
                    column,
                    column.EndsWith("Date", StringComparison.Ordinal) ? "yyyy-mm-dd" : null
                )),
            ],
            Rows = [.. Enumerable.Range(0, rows).Select(row)],
        };
}
