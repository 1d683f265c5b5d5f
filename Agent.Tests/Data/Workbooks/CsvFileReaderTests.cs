using Agent.Data.Workbooks;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Workbooks;

/// <summary>CSV files are read cell by cell as RFC 4180 says.</summary>
public sealed class CsvFileReaderTests
{
    [TestCase("osha_accidents_2015_2017.csv")]
    [TestCase("industrial_accidents_ihm.csv")]
    [TestCase("nrc_calls_2014_2019.csv")]
    public void Read_RealFile_EqualsASecondReaderCellByCell(string file)
    {
        var path = Path.Combine(Requires.SharedData(), file);
        var expected = Rfc4180.Parse(File.ReadAllText(path)).ToList();
        var sheet = CsvFileReader.Read(path, CancellationToken.None)[0];

        Assert.That(sheet.Rows, Is.EqualTo(expected.Count));
        for (var row = 0; row < sheet.Rows; row++)
        {
            var cells = Enumerable.Range(0, sheet.Columns.Count).Select(column => sheet.Text(row, column) ?? "").ToList();
            // A cell of blanks only counts as empty.
            if (!cells.SequenceEqual(expected[row].Select(cell => string.IsNullOrWhiteSpace(cell) ? "" : cell)))
                Assert.Fail($"Row {row}: {string.Join(" | ", cells)} instead of {string.Join(" | ", expected[row])}");
        }
    }

    [TestCase("a;b\n1;2\n", 2)]
    [TestCase("a\tb\tc\n1\t2\t3\n", 3)]
    [TestCase("a,b\n\"x\ny\",2\n", 2)]
    [TestCase("a,b,c\n1,2\n", 3)]
    [TestCase("\"a;b;c\",d\n1,2\n", 2)]
    public void Read_UsualSeparators_FindsTheColumns(string text, int columns)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("t.csv"), text);

        var sheet = CsvFileReader.Read(folder.File("t.csv"), CancellationToken.None)[0];
        Assert.That((sheet.Rows, sheet.Columns.Count), Is.EqualTo((2, columns)));
    }

    [Test]
    public void Read_EmptyFile_SaysSo()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("t.csv"), "");

        Assert.That(() => CsvFileReader.Read(folder.File("t.csv"), CancellationToken.None), Throws.TypeOf<WorkbookException>().With.Message.Contains("empty"));
    }
}
