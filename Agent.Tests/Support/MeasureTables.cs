namespace Agent.Tests.Support;

/// <summary>An incident register, hours and actions small enough to count by hand.</summary>
internal static class MeasureTables
{
    /// <summary>
    /// 2023: 2 lost time, 1 medical treatment, 2 first aid, 4 near misses over 400,000 h (Nord 300,000, Sued 100,000). 2022: 1 lost time,
    /// before the hours begin.
    /// Actions: 5, of which on 2023-07-01 four are open and two overdue.
    /// </summary>
    public const string Sql = """
        CREATE TABLE Incident ("Incident Id" VARCHAR, "Incident Date" DATE, "Date Reported" DATE, Site VARCHAR, "Incident Type" VARCHAR, "Root Cause" VARCHAR, "Days Lost" BIGINT);
        INSERT INTO Incident VALUES
          ('I-0', '2022-03-01', '2022-03-01', 'Nord', 'Lost Time Injury', 'Training', 9),
          ('I-1', '2023-01-05', '2023-01-05', 'Nord', 'Lost Time Injury', 'Training', 10),
          ('I-2', '2023-02-10', '2023-02-20', 'Sued', 'Lost Time Injury', 'Procedure', 2),
          ('I-3', '2023-02-11', '2023-02-12', 'Nord', 'Medical Treatment', 'Training', 0),
          ('I-4', '2023-04-02', '2023-04-02', 'Sued', 'First Aid', NULL, 0),
          ('I-5', '2023-04-03', '2023-04-01', 'Nord', 'First Aid', 'Equipment', 0),
          ('I-6', '2023-05-01', '2023-05-04', 'Nord', 'Near Miss', 'Training', NULL),
          ('I-7', '2023-05-20', '2023-05-20', 'Nord', 'Near Miss', 'Procedure', NULL),
          ('I-8', '2023-12-01', NULL, 'Nord', 'Near Miss', 'Training', NULL),
          ('I-9', '2023-12-02', '2023-12-02', 'Sued', 'Near miss', 'Procedure', NULL);
        CREATE TABLE "Hours Worked" (Month DATE, Site VARCHAR, "Hours Worked" BIGINT);
        INSERT INTO "Hours Worked" SELECT make_date(2023, m, 1), 'Nord', 25000 FROM range(1, 13) t(m);
        INSERT INTO "Hours Worked" SELECT make_date(2023, m, 1), 'Sued', CASE WHEN m <= 6 THEN 10000 ELSE 40000 / 6 END FROM range(1, 13) t(m);
        UPDATE "Hours Worked" SET "Hours Worked" = 6670 WHERE Site = 'Sued' AND Month = '2023-12-01';
        UPDATE "Hours Worked" SET "Hours Worked" = 6666 WHERE Site = 'Sued' AND Month >= '2023-07-01' AND Month < '2023-12-01';
        CREATE TABLE "Corrective Actions" ("Action Id" VARCHAR, Owner VARCHAR, "Due Date" DATE, "Closed Date" DATE, Status VARCHAR);
        INSERT INTO "Corrective Actions" VALUES
          ('A-1', 'Nord', '2023-02-01', '2023-01-20', 'Closed'),
          ('A-2', 'Nord', '2023-03-01', NULL, 'Open'),
          ('A-3', 'Sued', '2023-06-15', '2023-08-01', 'Closed'),
          ('A-4', 'Sued', '2023-09-01', NULL, 'In Progress'),
          ('A-5', 'Sued', NULL, NULL, 'Open');
        """;

    public static QueryDatabase Create(string? without = null) => new(without is null ? Sql : Sql + $";DROP TABLE \"{without}\";");
}
