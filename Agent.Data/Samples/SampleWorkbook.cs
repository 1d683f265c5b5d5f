using Agent.Data.Workbooks;

namespace Agent.Data.Samples;

/// <summary>A workbook as plants really keep it, with the traps of real ones; fictional throughout, the same from the same seed.</summary>
public static class SampleWorkbook
{
    /// <summary>Name of the file the hub puts into an empty data folder.</summary>
    public const string FileName = "hse-sample.xlsx";

    /// <summary>Writes the workbook; replaces a file of that name.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="options">Size and seed; null = the defaults.</param>
    public static void Write(string path, SampleOptions? options = null) => SheetWriter.Write(path, Sheets(options ?? new SampleOptions()));

    internal static IReadOnlyList<SampleSheet> Sheets(SampleOptions options)
    {
        var dice = new SampleDice(options.Seed);
        var (incidents, facts) = IncidentSheet.Make(dice, options.IncidentRows);
        int audits = Math.Max(4, facts.Count / 14), inspections = Math.Max(4, facts.Count / 4);
        return
        [
            incidents,
            OtherSheets.Hazards(dice, Math.Max(4, facts.Count / 3)),
            OtherSheets.Audits(dice, audits),
            OtherSheets.AuditFindings(dice, audits, audits * 4),
            OtherSheets.Inspections(dice, inspections),
            OtherSheets.InspectionFindings(dice, inspections, inspections * 2),
            OtherSheets.Actions(dice, facts, Math.Max(4, facts.Count)),
            OtherSheets.Hours(dice),
        ];
    }
}
