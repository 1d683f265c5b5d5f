using Agent.Data.Export;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Export;

/// <summary>Tables as CSV.</summary>
public sealed class TableCsvTests
{
    [Test]
    public async Task Cells_AreQuotedOnlyWhereNeeded_AndNoneIsAFormula()
    {
        var table = RecordedAnswer.Table with
        {
            Rows =
            [
                ["a,b", 1.5, null],
                ["say \"x\"\r\n", -2L, true],
                ["=1+1", 0L, false],
                ["-note", 1L, null],
                ["plain", 3L, null],
            ],
        };
        await using var output = new StringWriter();

        await TableCsv.WriteAsync(table, output, CancellationToken.None);

        Assert.That(
            output.ToString(),
            Is.EqualTo(
                "\uFEFFDepartment,Incidents,Share\r\n\"a,b\",1.5,\r\n\"say \"\"x\"\"\r\n\",-2,true\r\n'=1+1,0,false\r\n'-note,1,\r\nplain,3,\r\n"
            )
        );
    }
}
