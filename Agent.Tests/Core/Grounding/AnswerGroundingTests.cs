using Agent.Core.Grounding;
using Agent.Protocol;

namespace Agent.Tests.Core.Grounding;

public sealed class AnswerGroundingTests
{
    private static readonly GroundingSource Table = new("call-1", new TableContent
    {
        TableId = "t1",
        Title = "Incidents by site",
        Columns =
        [
            new TableColumn { Name = "Month", Label = "Month", Kind = "date" },
            new TableColumn { Name = "count", Label = "Count", Kind = "integer" },
            new TableColumn { Name = "share", Label = "Share", Kind = "percent" },
        ],
        Rows =
        [
            ["2016-03-01", 1234L, 61.1512],
            ["2016-04-01", 617L, 30.5756],
            ["2016-05-01", 167L, 0.0827],
        ],
        TotalRows = 57,
        Evidence = new Evidence { Dataset = "d", Version = "v", Sheet = "s", Sql = "SELECT 1", RowsUsed = 3874, Entities = 866 },
    });

    [TestCase("There were 1,234 incidents.", "count", 0)]
    [TestCase("That is 61.2 %.", "share", 0)]
    [TestCase("That is 61%.", "share", 0)]
    [TestCase("That is about 1,200.", "count", 0)]
    [TestCase("That is 8.27 %.", "share", 2)]
    [TestCase("About twice as many.", "share", 0)]
    [TestCase("866 incidents", "evidence.entities", -1)]
    [TestCase("in 3,874 rows", "evidence.rowsUsed", -1)]
    [TestCase("All in 2016.", "Month", 0)]
    public void Check_FigureOfAResult_IsTracedToItsCell(string answer, string column, int row)
    {
        var figure = AnswerGrounding.Check("m", answer, "How many?", [Table]).Figures.Single();
        Assert.Multiple(() =>
        {
            Assert.That(figure.Source?.Column, Is.EqualTo(column));
            Assert.That(figure.Source?.Row, Is.EqualTo(row));
            Assert.That(answer.Substring(figure.Start, figure.Length), Is.EqualTo(figure.Text));
        });
    }

    [TestCase("There were 1,235 incidents.")]
    [TestCase("That is 61.3 %.")]
    [TestCase("That is 62%.")]
    [TestCase("Three times as many: 12.")]
    public void Check_FigureOfNoResult_HasNoSource(string answer) =>
        Assert.That(AnswerGrounding.Check("m", answer, "How many?", [Table]).Figures.Any(figure => figure.Source is null));

    [Test]
    public void Check_FigureRepeatedFromTheQuestion_ClaimsNothing() =>
        Assert.That(AnswerGrounding.Check("m", "No year has more than 9,999.", "Which years have more than 9999?", [Table]).Figures, Is.Empty);
}
