using Agent.Console.Interactive;
using Agent.Protocol;

namespace Agent.Tests.Console.Interactive;

/// <summary>What Tab offers in the console.</summary>
public sealed class NameCompleterTests
{
    private static readonly NameCompleter Names = new(
        new DatasetDescription
        {
            Dataset = new DatasetInfo { Id = "plant", Title = "Plant", File = "plant.xlsx", Status = DatasetStatus.Ready },
            Sheets =
            [
                new SheetDescription
                {
                    Name = "Incident", Table = "incident", Rows = 1, Entities = 1, Notes = [],
                    Columns =
                    [
                        new ColumnDescription
                        {
                            Name = "root_cause",
                            Label = "Root Cause",
                            Kind = "text",
                            FillRate = 1,
                            Distinct = 1,
                            TopValues = [new ValueCount("Human Error", 1)],
                            Notes = [],
                        },
                    ],
                },
            ],
        },
        ["plant", "other"]);

    [TestCase("how many inc", "Incident")]
    [TestCase("by root ca", "Root Cause")]
    [TestCase("human", "Human Error")]
    [TestCase("/dataset pl", "plant")]
    [TestCase("/q", "/quit")]
    [TestCase("nothing like it", null)]
    [TestCase("", null)]
    public void Beginning_OfAName_IsCompleted(string before, string? name) =>
        Assert.That(Names.Complete(before).Select(found => found.Text).FirstOrDefault(), Is.EqualTo(name));
}
