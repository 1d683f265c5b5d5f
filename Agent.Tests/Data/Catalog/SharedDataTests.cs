using Agent.Core.Datasets;
using Agent.Data.Store;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Catalog;

/// <summary>Real files nobody here wrote: row counts and date columns as their own description says.</summary>
public sealed class SharedDataTests
{
    [TestCase("osha_accidents_2015_2017.csv", "osha_accidents_2015_2017", 4_847, "Event Date")]
    [TestCase("industrial_accidents_ihm.csv", "industrial_accidents_ihm", 425, "Data")]
    [TestCase("nrc_calls_2014_2019.csv", "nrc_calls_2014_2019", 156_197, "DATE_TIME_RECEIVED DATE_TIME_COMPLETE")]
    [TestCase("nrc_incidents_2018h1.xlsx", "CALLS", 12_516, "DATE_TIME_RECEIVED DATE_TIME_COMPLETE")]
    [TestCase("nrc_incidents_2018h1.xlsx", "INCIDENT_COMMONS", 12_516, "INCIDENT_DATE_TIME")]
    [TestCase("nrc_incidents_2018h1.xlsx", "INCIDENT_DETAILS", 12_516, "")]
    [TestCase("nrc_incidents_2018h1.xlsx", "MATERIAL_INVOLVED", 12_649, "")]
    public async Task Load_RealFile_RowsAreAllThereAndDatesAreDates(string file, string sheet, long rows, string dates)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(Requires.SharedData(), file);
        using var snapshot = new SnapshotFolder(folder.Path, long.MaxValue, TimeProvider.System)
            .OpenOrMake(path, "x", await FileHashes.ComputeAsync(path, CancellationToken.None), CancellationToken.None);
        var profile = snapshot.Profile.Sheet(sheet)!;
        Assert.Multiple(() =>
        {
            Assert.That(profile.Rows, Is.EqualTo(rows));
            Assert.That(profile.EntityKey, Is.Null);
            foreach (var date in dates.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(_ => !dates.Contains("Event Date", StringComparison.Ordinal)).DefaultIfEmpty(dates))
                Assert.That(date.Length == 0 || profile.Column(date)!.Kind.IsDate(), date);
        });
    }
}
