using System.Globalization;
using Agent.Core.Tools;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Data.Measures;

/// <summary>Rates of the sample workbook whose values were worked out apart from the product.</summary>
[CancelAfter(400_000)]
public sealed class SampleRateTests
{
    private static readonly Lazy<Task<SampleDataset>> Sample = new(SampleDataset.OpenAsync);

    [OneTimeTearDown]
    public static async Task Close()
    {
        if (Sample.IsValueCreated)
            (await Sample.Value).Dispose();
    }

    [TestCase("dart", "2025", 37, 3.86)]
    [TestCase("trir", "2024", null, 3.81)]
    [TestCase("trifr", "2024", null, 19.04)]
    [TestCase("far", null, 3, 40.67)]
    public async Task Rate_HasTheBaseOfItsDefinition(
        string name,
        string? year,
        int? count,
        double rate,
        CancellationToken cancellationToken
    )
    {
        var arguments = new AIFunctionArguments { ["name"] = name };
        if (year is not null)
            (arguments["from"], arguments["to"]) = (year, year);
        var result = await (await Sample.Value)
            .StartSession()
            .Tools.Single(tool => tool.Name == "get_measure")
            .InvokeAsync(arguments, cancellationToken);

        var table = ((ToolTable)result!).Table;
        Assert.That(Convert.ToDouble(table.Rows[0][2], CultureInfo.InvariantCulture), Is.EqualTo(rate).Within(0.006));
        Assert.That(table.Rows[0][0], count is null ? Is.Not.Null : Is.EqualTo((long)count));
    }
}
