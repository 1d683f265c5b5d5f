using System.Text;
using Agent.Data.Workbooks;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Workbooks;

/// <summary>What a file holds decides how it is read, not what it is called.</summary>
public sealed class FileContentsTests
{
    [TestCase("a.csv", "Id,Site\n1,A\n", true)]
    [TestCase("a.csv", "PK\u0003\u0004 and so on", false)]
    [TestCase("a.xls", "Id\tSite\n1\tA\n2\tB\n", true)]
    [TestCase("a.xls", "no table, whatever its lines\nmay hold\nof words\n", false)]
    [TestCase("a.xls", "<html><table><tr><td>1</td><td>2</td></tr>\n\n</table>", false)]
    [TestCase("a.xls", "\t\u0008\u0010\0\0\u0006", false)]
    [TestCase("a.xlsx", "Id\tSite\n1\tA\n2\tB\n", false)]
    public void AreText_ByContent(string name, string content, bool isText)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File(name), content, Encoding.Latin1);
        Assert.That(FileContents.AreText(folder.File(name), name), Is.EqualTo(isText));
    }

    [Test]
    public void WhyNoWorkbook_WebPage_SaysSo() =>
        Assert.That(FileContents.WhyNoWorkbook("\r\n<html>"u8), Does.Contain("web page").And.Contain("save it as .xlsx"));
}
