using Agent.Core.Datasets;

namespace Agent.Tests.Support;

/// <summary>Small tables whose figures can be counted by hand.</summary>
internal static class HseTables
{
    /// <summary>
    /// Incident: 8 rows of 5 incidents (A-1 has three rows, A-2 two), one row without an id. Action: 6 rows. Hazards in cells are lists.
    /// </summary>
    public const string Sql = """
        CREATE TABLE Incident ("Incident Id" VARCHAR, "Event Date" TIMESTAMP, Department VARCHAR, Severity VARCHAR, "Days Lost" BIGINT, Cost DOUBLE, Reported BOOLEAN, Hazards VARCHAR, Description VARCHAR);
        INSERT INTO Incident VALUES
          ('A-1', '2022-11-03 10:00', 'Production', 'Major', 10, 100.5, true, 'Noise; Heat', 'Operator slipped on an oily floor beside the press and hurt his left wrist while carrying a box of parts'),
          ('A-1', NULL, 'Not Specified', NULL, 0, NULL, NULL, NULL, NULL),
          ('A-1', NULL, 'Not Specified', NULL, 0, NULL, NULL, NULL, NULL),
          ('A-2', '2023-01-15 08:30', 'Production', 'Minor', 2, 20, false, 'Heat', 'Forklift reversed into a rack; no person was hurt but goods fell from the upper shelf onto the floor'),
          ('A-2', NULL, 'Not Specified', NULL, 0, NULL, NULL, NULL, NULL),
          ('A-3', '2023-01-31 23:59', 'Maintenance', 'Fatal', 30, NULL, true, 'Electric; Noise; Noise', 'Electrician touched a live busbar during maintenance of the switchboard and was fatally injured'),
          ('A-4', '2023-04-02 12:00', NULL, 'Minor', NULL, 7.25, true, NULL, 'Worker slipping on wet stairs twisted an ankle, first aid was given by the shift leader at the site'),
          (NULL, '2023-04-05 00:00', 'Production', 'Minor', 1, 1, NULL, 'Heat', NULL);
        CREATE TABLE "Corrective Actions" ("Action Id" BIGINT, "Incident Id" VARCHAR, Department VARCHAR, "Due Date" DATE, "Closed Date" DATE, Status VARCHAR);
        INSERT INTO "Corrective Actions" VALUES
          (1, 'A-1', 'Production', '2022-12-01', '2022-11-20', 'Closed'),
          (2, 'A-1', 'Production', '2023-01-01', NULL, 'Open'),
          (3, 'A-2', 'Logistics', '2023-02-01', '2023-03-01', 'Closed'),
          (4, 'A-3', 'Maintenance', '2023-05-01', NULL, 'Open'),
          (5, 'A-3', NULL, '2024-01-01', NULL, 'open'),
          (6, 'A-4', 'O''Brien "Yard"', '2023-06-01', NULL, 'In Progress');
        """;

    public static QueryDatabase Create(bool entities = false, TimeProvider? time = null) => new(
        Sql,
        sheet => Shape(sheet, entities),
        relations: [new SheetRelation("Corrective Actions", "Incident Id", "Incident", "Incident Id", ManyToOne: true)],
        time: time);

    private static SheetProfile Shape(SheetProfile sheet, bool entities) => sheet.Name == "Incident"
        ? sheet with
        {
            EntityKey = entities ? "Incident Id" : null,
            Entities = entities ? 4 : sheet.Rows,
            Columns =
            [
                .. sheet.Columns.Select(column => column.Name switch
                {
                    "Hazards" => column with { Kind = ColumnKind.List, Separator = ";" },
                    "Incident Id" => column with { IsIdentifier = true },
                    _ => column,
                }),
            ],
        }
        : sheet;
}
