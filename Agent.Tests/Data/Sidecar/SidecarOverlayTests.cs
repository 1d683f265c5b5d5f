using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Data.Sidecar;
using Agent.Tests.Data.Catalog;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Sidecar;

[CancelAfter(400_000)]
public sealed partial class SidecarOverlayTests
{
    [Test]
    public async Task Example_OfTheDocumentation_FitsTheSampleWorkbook(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteSample("register.xlsx", 400);
        await File.WriteAllTextAsync(
            folder.File("register.agent.yaml"),
            Yaml().Match(TrackedFiles.Read("docs/sidecar.md")).Groups[1].Value,
            cancellationToken
        );

        using var dataset = await folder.Start().OpenAsync("register", cancellationToken);
        var incident = dataset.Profile.Sheet("Incident")!;

        Assert.Multiple(() =>
        {
            Assert.That(dataset.Profile.Problems, Is.Empty);
            Assert.That(dataset.Profile.Title, Is.EqualTo("Safety register"));
            Assert.That(incident.Synonyms, Does.Contain("events"));
            Assert.That(incident.EntityKey, Is.EqualTo("Incident ID"));
            Assert.That(incident.DefaultDateColumn, Is.EqualTo("Date Reported"));
            Assert.That(incident.Column("Lost Days")!.Unit, Is.EqualTo("days"));
            Assert.That(incident.Column("Employee No")!.IsPerson);
            Assert.That(
                dataset.Profile.Relations,
                Has.Some.Matches<SheetRelation>(relation =>
                    relation is { FromTable: "Corrective Actions", ToTable: "Incident", ManyToOne: true }
                )
            );
            Assert.That(dataset.Profile.Measures.Single(measure => measure.Name == "trir").Synonyms, Does.Contain("our incident rate"));
        });
    }

    [Test]
    public async Task Sidecar_Changed_IsAnotherVersionWithoutReadingTheWorkbookAgain(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteCsv("a.csv", 12);
        var catalog = folder.Start();
        using var without = await catalog.OpenAsync("a", cancellationToken);
        await File.WriteAllTextAsync(folder.File("a.agent.yaml"), "sheets:\n  a:\n    entityKey: Department\n", cancellationToken);
        catalog.Look(force: true);
        using var with = await catalog.OpenAsync("a", cancellationToken);

        Assert.Multiple(async () =>
        {
            Assert.That(with.Profile.Version, Is.Not.EqualTo(without.Profile.Version));
            Assert.That(folder.Snapshots, Has.Count.EqualTo(1));
            Assert.That(await DatasetCatalogTests.CountAsync(without, cancellationToken), Is.EqualTo(12L));
            Assert.That(await DatasetCatalogTests.CountAsync(with, cancellationToken), Is.EqualTo(1L));
        });
    }

    [Test]
    public async Task Sidecar_WithMistakes_ListsThemAndTheRestHolds(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteCsv("a.csv", 12);
        await File.WriteAllTextAsync(
            folder.File("a.csv.agent.yaml"),
            """
            sheets:
              a:
                synonyms: [visits]
                defaultDate: Days
                columns:
                  Departmnt: { unit: m }
              Sheet9: {}
            relations:
              - { from: a.Id, to: b.Id }
            measures:
              happiness: { base: 1 }
              trir: { hours: a.Department, column: a.Department }
            """,
            cancellationToken);
        var catalog = folder.Start();
        using var dataset = await catalog.OpenAsync("a", cancellationToken);

        Assert.That(dataset.Profile.Sheets[0].Synonyms, Is.EqualTo(new[] { "visits" }));
        Assert.That(
            catalog.Find("a")!.Problems,
            Is.EquivalentTo(
                new[]
                {
                    "There is no column \"Departmnt\" in a. The nearest are: Department, Days, Id.",
                    "a.Days holds integer values: it cannot be the default date.",
                    "There is no sheet \"Sheet9\". The nearest are: a.",
                    "There is no column \"b.Id\". Columns are written Sheet.Column: a.Id.",
                    "There is no measure \"happiness\". There are: trir, ltifr, trifr, ltir, dart, far, pse_tier1_rate, pse_tier2_rate, severity_rate, near_miss_ratio, injury_pyramid, root_cause_pareto, repeat_incidents, reporting_delay, overdue_actions, ageing_actions, location_month_heatmap, c_chart, u_chart.",
                    "Measure trir: a.Department holds text values, no hours.",
                    "Measure trir: column needs values, the ones that count.",
                }
            )
        );
    }

    [GeneratedRegex("^```yaml\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Yaml();
}
