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
        var rows = CsvFileReader.Read(path, CancellationToken.None)[0].Rows;

        Assert.That(rows, Has.Count.EqualTo(expected.Count));
        for (var row = 0; row < rows.Count; row++)
        {
            if (!rows[row].Select(cell => (string?)cell ?? "").SequenceEqual(expected[row]))
                Assert.Fail($"Row {row}: {string.Join(" | ", rows[row])} instead of {string.Join(" | ", expected[row])}");
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

        var rows = CsvFileReader.Read(folder.File("t.csv"), CancellationToken.None)[0].Rows;
        Assert.That(rows.Select(row => row.Length), Is.EqualTo(new[] { columns, columns }));
    }

    [Test]
    public void Read_EmptyFile_SaysSo()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("t.csv"), "");

        Assert.That(() => CsvFileReader.Read(folder.File("t.csv"), CancellationToken.None), Throws.TypeOf<WorkbookException>().With.Message.Contains("empty"));
    }
}
