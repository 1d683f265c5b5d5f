using System.Text.Json;
using Agent.Benchmarks.Reporting;
using Agent.Tests.Support;

namespace Agent.Tests.Benchmarks.Reporting;

public sealed class ReportTests
{
    private static readonly Machine Somewhere = new("2026-01-05", 2, 8, "Linux", ".NET 10", "Release");

    [Test]
    public void Add_Figures_PrintsATableOfThem()
    {
        using var output = new StringWriter();
        var report = new Report("data", Somewhere, output);
        report.Add("Reading", [Figure.Of("10k rows", "ms", [12.34, 11, 13]) with { Target = 20 }]);
        report.Finish();

        Assert.That(output.ToString(), Does.Contain("2026-01-05 · 2 cores · 8 GB")
            .And.Contain("### Reading")
            .And.Contain("| 10k rows | 12.3 ms | 11 – 13")
            .And.Contain("≤ 20 ✓")
            .And.Contain("1 of 1 targets reached"));
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task WriteJsonAsync_Report_HoldsMachineAndFigures(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var report = new Report("data", Somewhere, TextWriter.Null);
        report.Add("Reading", [Figure.Of("10k rows", "ms", [5])]);
        await report.WriteJsonAsync(folder.File("r.json"), cancellationToken);

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder.File("r.json"), cancellationToken));
        Assert.Multiple(() =>
        {
            Assert.That(json.RootElement.GetProperty("machine").GetProperty("cores").GetInt32(), Is.EqualTo(2));
            Assert.That(
                json.RootElement.GetProperty("sections")[0].GetProperty("figures")[0].GetProperty("value").GetDouble(),
                Is.EqualTo(5)
            );
        });
    }
}
