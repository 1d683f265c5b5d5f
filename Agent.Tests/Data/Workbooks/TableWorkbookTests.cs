using Agent.Data.Workbooks;
using Agent.Protocol;
using Agent.Tests.Support;
using OfficeOpenXml;

namespace Agent.Tests.Data.Workbooks;

/// <summary>Tables as Excel workbooks.</summary>
public sealed class TableWorkbookTests
{
    [Test]
    public void Cells_KeepTheirKind_AndNoTextIsAFormula()
    {
        var table = RecordedAnswer.Table with
        {
            Columns = [.. RecordedAnswer.Table.Columns, new TableColumn { Name = "day", Label = "Day", Kind = "date" }],
            Rows = [["=HYPERLINK(\"x\")", 212L, 24.5, "2024-02-29"], [null, null, null, null]],
        };

        using var package = new ExcelPackage(new MemoryStream(TableWorkbook.Write(table)));
        var sheet = package.Workbook.Worksheets["Result"];

        Assert.Multiple(() =>
        {
            Assert.That(sheet.Cells[1, 1].Value, Is.EqualTo("Department"));
            Assert.That(sheet.Cells[2, 1].Value, Is.EqualTo("=HYPERLINK(\"x\")"));
            Assert.That(sheet.Cells[2, 1].Formula, Is.Empty);
            Assert.That(sheet.Cells[2, 2].Value, Is.EqualTo(212));
            Assert.That(sheet.Cells[2, 4].GetValue<DateTime>(), Is.EqualTo(new DateTime(2024, 2, 29)));
            Assert.That(sheet.Cells[3, 1].Value, Is.Null);
        });
    }

    [Test]
    public void Source_SaysWhereTheRowsComeFrom()
    {
        using var package = new ExcelPackage(new MemoryStream(TableWorkbook.Write(RecordedAnswer.Table)));
        var sheet = package.Workbook.Worksheets["Source"];
        var lines = Enumerable.Range(1, sheet.Dimension.Rows).ToLookup(row => sheet.Cells[row, 1].Text, row => sheet.Cells[row, 2].Text);

        Assert.Multiple(() =>
        {
            Assert.That(lines["Query"].Single(), Does.StartWith("SELECT"));
            Assert.That(lines["Left out"].Single(), Is.EqualTo("12 rows: no department"));
            Assert.That(lines["Version"].Single(), Is.EqualTo("9f2c4e7a11d0"));
        });
    }
}
