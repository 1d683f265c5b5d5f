using Agent.Data.Samples;

namespace Agent.Tests.Data.Samples;

public sealed class SampleWorkbookTests
{
    [Test]
    public void Sheets_SameSeed_GivesTheSameCells()
    {
        var first = Cells(new SampleOptions(200, 7));
        var second = Cells(new SampleOptions(200, 7));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Sheets_OtherSeed_GivesOtherCells() =>
        Assert.That(Cells(new SampleOptions(200, 7)), Is.Not.EqualTo(Cells(new SampleOptions(200, 8))));

    [TestCase(50)]
    [TestCase(3_874)]
    public void Sheets_IncidentRows_AreAsManyAsAskedFor(int rows) =>
        Assert.That(SampleWorkbook.Sheets(new SampleOptions(rows))[0].Rows, Has.Count.EqualTo(rows));

    [Test]
    public void Sheets_Default_HasTheSheetsAndTrapsOfRealWorkbooks()
    {
        var sheets = SampleWorkbook.Sheets(new SampleOptions());
        var incident = sheets[0];
        var ids = incident.Rows.Select(row => row[0]).ToList();
        var dates = incident.Rows.Select(row => row[3]).Where(cell => cell is not null).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(
                sheets.Select(sheet => sheet.Name),
                Is.EqualTo(
                    new[]
                    {
                        "Incident",
                        "Hazard ID",
                        "Audit",
                        "Audit Findings",
                        "Inspection",
                        "Inspection Findings",
                        "Corrective Actions",
                        "Hours Worked",
                    }
                )
            );
            Assert.That(incident.Columns, Has.Count.GreaterThanOrEqualTo(60));
            Assert.That(ids, Has.None.Null);
            Assert.That((double)ids.Count / ids.Distinct().Count(), Is.EqualTo(4.5).Within(0.5), "rows to incidents");
            Assert.That(dates.OfType<string>().Count(), Is.GreaterThan(0), "dates as text");
            Assert.That(dates.OfType<DateTime>().Count(), Is.GreaterThan(dates.OfType<string>().Count()));
            Assert.That(incident.Columns.Count(column => column.Header.Length == 0), Is.EqualTo(1), "blank headers");
            Assert.That(incident.Columns.Count(column => column.Header == "Comments"), Is.EqualTo(2), "duplicate headers");
            Assert.That(incident.Rows.SelectMany(row => row).OfType<SampleError>(), Is.Not.Empty, "#N/A");
            Assert.That(sheets[^1].TitleRow, Is.Not.Null, "a title above the header");
        });
    }

    [Test]
    public void Write_ThenRead_FileIsAWorkbook()
    {
        var folder = Directory.CreateTempSubdirectory("agent-sample-");
        try
        {
            var path = Path.Combine(folder.FullName, SampleWorkbook.FileName);
            SampleWorkbook.Write(path, new SampleOptions(100));
            using var stream = File.OpenRead(path);
            using var reader = ExcelDataReader.ExcelReaderFactory.CreateOpenXmlReader(stream);

            Assert.Multiple(() =>
            {
                Assert.That(reader.Name, Is.EqualTo("Incident"));
                Assert.That(reader.RowCount, Is.EqualTo(101));
                Assert.That(reader.ResultsCount, Is.EqualTo(8));
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> Cells(SampleOptions options) =>
        [.. SampleWorkbook.Sheets(options).SelectMany(sheet => sheet.Rows).SelectMany(row => row).Select(cell => $"{cell}")];
}
