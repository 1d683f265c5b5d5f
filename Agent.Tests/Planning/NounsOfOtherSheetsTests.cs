using OfficeOpenXml;

namespace Agent.Tests.Planning;

/// <summary>
/// Incidents and the actions that "came from" an incident or an inspection: the noun of the records is no value of the other sheet, and
/// what only one sheet has is asked of that sheet.
/// </summary>
[CancelAfter(400_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class NounsOfOtherSheetsTests
{
    private static readonly string[] Depots = ["Doncaster", "Felixstowe", "Warrington"];
    private static readonly string?[] Supervisors = ["K. Bhatti", "R. Dalby", null, "T. Fenn"];

    private AskedRegister _workbook = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _workbook = await AskedRegister.OpenAsync("fleet.xlsx", Write);

    [OneTimeTearDown]
    public void Close() => _workbook.Dispose();

    [TestCase("How many incidents were there in 2025?", 122)]
    [TestCase("How many incidents at Doncaster?", 47)]
    [TestCase("How many corrective actions came from an inspection?", 30)]
    [TestCase("How many entries do not name a supervisor?", 35)]
    public async Task Ask_OfTwoSheets_Answers(string question, double expected, CancellationToken cancellationToken)
    {
        var (told, text) = await _workbook.AskAsync(question, cancellationToken);
        Assert.That(told, AskedRegister.Has(expected), text);
    }

    private static void Write(string path)
    {
        using var package = new ExcelPackage();
        var incidents = package.Workbook.Worksheets.Add("Incident log");
        var actions = package.Workbook.Worksheets.Add("Actions");
        Row(incidents, 1, "Incident ref", "Date of incident", "Home depot", "Supervisor", "Severity");
        Row(actions, 1, "Action ID", "Linked to", "Came from", "Owner", "Raised");
        for (var at = 0; at < 140; at++)
        {
            var day = new DateTime(2025, 1, 2).AddDays(at * 3);
            Row(incidents, at + 2, $"IR-{at + 1:000}", day, Depots[at % 3], Supervisors[at % 4], at % 4 == 1 ? "High" : "Low");
            if (at < 60)
                Row(actions, at + 2, $"A{at + 1:000}", $"IR-{at + 1:000}", at % 2 == 0 ? "Incident" : "Inspection", "Estates", day);
        }

        package.SaveAs(new FileInfo(path));
    }

    private static void Row(ExcelWorksheet sheet, int row, params object?[] cells)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            sheet.Cells[row, at + 1].Value = cells[at];
            if (cells[at] is DateTime)
                sheet.Cells[row, at + 1].Style.Numberformat.Format = "yyyy-mm-dd";
        }
    }
}
