namespace Agent.Data.Samples;

/// <summary>The sheets beside the incidents: hazards, audits, inspections, actions, hours.</summary>
internal static class OtherSheets
{
    private const string DayFormat = "dd/mm/yyyy";

    private static readonly DateTime First = new(2022, 1, 3);
    private static readonly DateTime Last = new(2025, 12, 20);

    public static SampleSheet Hazards(SampleDice dice, int count) =>
        Sheet(
            "Hazard ID",
            [
                "Hazard ID",
                "Date Identified",
                "Site",
                "Department",
                "Area",
                "Hazard Type",
                "Description",
                "Likelihood",
                "Consequence",
                "Risk Rating",
                "Reported By",
                "Status",
            ],
            Enumerable
                .Range(1, count)
                .Select(i =>
                {
                    int likelihood = dice.Between(1, 5),
                        consequence = dice.Between(1, 5);
                    return (IReadOnlyList<object?>)
                        [
                            $"HAZ-{i:D4}",
                            dice.AsTyped(dice.Day(First, Last), 0.05),
                            dice.PickSkewed(SampleVocabulary.Sites),
                            dice.AsTyped(dice.PickSkewed(SampleVocabulary.Departments)),
                            dice.PickSkewed(SampleVocabulary.Areas),
                            dice.Pick(dice.PickSkewed(SampleVocabulary.Categories)),
                            $"{dice.Pick(SampleVocabulary.Factors)} near the {dice.Pick(SampleVocabulary.Equipment).ToLowerInvariant()}",
                            likelihood,
                            consequence,
                            likelihood * consequence,
                            dice.Person(),
                            dice.PickWeighted<string>(["Controlled", "Open", "Accepted"], [60, 30, 10]),
                        ];
                }),
            dateColumns: [1]
        );

    public static SampleSheet Audits(SampleDice dice, int count) =>
        Sheet(
            "Audit",
            ["Audit ID", "Audit Date", "Site", "Standard", "Lead Auditor", "Score", "Result"],
            Enumerable
                .Range(1, count)
                .Select(i =>
                {
                    var score = dice.Between(55, 100) / 100.0;
                    return (IReadOnlyList<object?>)
                        [
                            AuditId(i),
                            dice.Day(First, Last),
                            dice.PickSkewed(SampleVocabulary.Sites),
                            dice.Pick(SampleVocabulary.Standards),
                            dice.Person(),
                            score,
                            score >= 0.8 ? "Pass"
                            : score >= 0.7 ? "Pass with findings"
                            : "Fail",
                        ];
                }),
            dateColumns: [1],
            formats: new() { [5] = "0.0%" }
        );

    public static SampleSheet AuditFindings(SampleDice dice, int audits, int count) =>
        Sheet(
            "Audit Findings",
            ["Finding ID", "Audit ID", "Clause", "Finding Type", "Finding", "Department", "Due Date", "Closed Date"],
            Enumerable
                .Range(1, count)
                .Select(i =>
                {
                    var due = dice.Day(First, Last);
                    return (IReadOnlyList<object?>)
                        [
                            $"AF-{i:D4}",
                            AuditId(dice.Between(1, audits)),
                            $"{dice.Between(4, 10)}.{dice.Between(1, 6)}",
                            dice.PickWeighted<string>(
                                ["Observation", "Minor Nonconformity", "Major Nonconformity", "Good Practice"],
                                [50, 30, 8, 12]
                            ),
                            $"{dice.Pick(SampleVocabulary.RootCauses)} in {dice.Pick(SampleVocabulary.Areas)}",
                            dice.PickSkewed(SampleVocabulary.Departments),
                            due,
                            dice.Chance(0.75) ? due.AddDays(dice.Between(-30, 40)) : null,
                        ];
                }),
            dateColumns: [6, 7]
        );

    public static SampleSheet Inspections(SampleDice dice, int count) =>
        Sheet(
            "Inspection",
            ["Inspection ID", "Inspection Date", "Site", "Area", "Inspector", "Checklist Items", "Items Failed", "Rating"],
            Enumerable
                .Range(1, count)
                .Select(i =>
                {
                    var items = dice.Between(10, 60);
                    var failed = dice.Between(0, items / 4);
                    return (IReadOnlyList<object?>)
                        [
                            InspectionId(i),
                            dice.Day(First, Last),
                            dice.PickSkewed(SampleVocabulary.Sites),
                            dice.PickSkewed(SampleVocabulary.Areas),
                            dice.Person(),
                            items,
                            failed,
                            failed == 0 ? "Good"
                            : failed < items / 8 ? "Acceptable"
                            : "Poor",
                        ];
                }),
            dateColumns: [1]
        );

    public static SampleSheet InspectionFindings(SampleDice dice, int inspections, int count) =>
        Sheet(
            "Inspection Findings",
            ["Finding ID", "Inspection ID", "Finding", "Severity", "Responsible", "Photo", "Resolved On Site"],
            Enumerable
                .Range(1, count)
                .Select(i =>
                    (IReadOnlyList<object?>)
                        [
                            $"IF-{i:D4}",
                            InspectionId(dice.Between(1, inspections)),
                            $"{dice.Pick(SampleVocabulary.Factors)} at {dice.Pick(SampleVocabulary.Equipment).ToLowerInvariant()}",
                            dice.PickWeighted(SampleVocabulary.Severities, [50, 30, 15, 5]),
                            dice.Person(),
                            dice.Chance(0.3) ? "yes" : "no",
                            dice.Chance(0.4) ? "Yes" : "No",
                        ]
                ),
            dateColumns: []
        );

    public static SampleSheet Actions(SampleDice dice, IReadOnlyList<SampleIncident> incidents, int count) =>
        Sheet(
            "Corrective Actions",
            [
                "Action ID",
                "Incident ID",
                "Action Type",
                "Description",
                "Owner",
                "Department",
                "Priority",
                "Created Date",
                "Due Date",
                "Closed Date",
                "Status",
                "Cost (EUR)",
            ],
            Enumerable
                .Range(1, count)
                .Select(i =>
                {
                    var incident = dice.Pick(incidents);
                    var created = incident.When.Date.AddDays(dice.Between(0, 20));
                    var due = created.AddDays(dice.Pick<int>([14, 30, 60, 90]));
                    var closed = dice.Chance(0.78) ? created.AddDays(dice.Between(1, 120)) : (DateTime?)null;
                    return (IReadOnlyList<object?>)
                        [
                            $"CA-{i:D5}",
                            incident.Id,
                            dice.PickSkewed(SampleVocabulary.ActionTypes),
                            $"{dice.Pick(SampleVocabulary.ActionTypes)} for {incident.Area}",
                            dice.Person(),
                            incident.Department,
                            dice.PickWeighted<string>(["Low", "Medium", "High"], [30, 50, 20]),
                            created,
                            dice.AsTyped(due, 0.04),
                            closed,
                            closed is null ? (dice.Chance(0.5) ? "Open" : "In Progress") : "Closed",
                            dice.Chance(0.6) ? dice.Between(50, 9_000)
                            : dice.Chance(0.02) ? SampleError.DivisionByZero
                            : null,
                        ];
                }),
            dateColumns: [7, 8, 9]
        );

    /// <summary>Hours by site and month, below a title row as reports have it.</summary>
    public static SampleSheet Hours(SampleDice dice)
    {
        var months = Enumerable.Range(0, 48).Select(month => new DateTime(2022, 1, 1).AddMonths(month));
        var sheet = Sheet(
            "Hours Worked",
            ["Month", "Site", "Employees", "Hours Worked", "Contractor Hours"],
            from month in months
            from site in SampleVocabulary.Sites
            let employees = dice.Between(80, 320)
            select (IReadOnlyList<object?>)[month, site, employees, employees * dice.Between(140, 170), dice.Between(1_000, 9_000)],
            dateColumns: [0],
            formats: new()
            {
                [0] = "mmm\\-yy",
                [3] = "#,##0",
                [4] = "#,##0",
            }
        );
        return sheet with { TitleRow = "Hours worked per site and month (source: payroll)" };
    }

    private static string AuditId(int number) => $"AUD-{number:D3}";

    private static string InspectionId(int number) => $"INS-{number:D4}";

    private static SampleSheet Sheet(
        string name,
        string[] headers,
        IEnumerable<IReadOnlyList<object?>> rows,
        int[] dateColumns,
        Dictionary<int, string>? formats = null
    ) =>
        new()
        {
            Name = name,
            Columns =
            [
                .. headers.Select(
                    (header, i) => new SampleColumn(header, formats?.GetValueOrDefault(i) ?? (dateColumns.Contains(i) ? DayFormat : null))
                ),
            ],
            Rows = [.. rows],
        };
}
