using Agent.Core.Datasets;
using Agent.Data.Store;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Catalog;

/// <summary>Real files nobody here wrote: row counts and date columns as their own description says.</summary>
public sealed class SharedDataTests
{
    [TestCase("osha_accidents_2015_2017.csv", "osha_accidents_2015_2017", 4_847, "Event Date:2015-07-01..2017-08-10")]
    [TestCase("industrial_accidents_ihm.csv", "industrial_accidents_ihm", 425, "Data:2016-01-01..2017-07-09")]
    [TestCase(
        "nrc_calls_2014_2019.csv",
        "nrc_calls_2014_2019",
        156_197,
        "DATE_TIME_RECEIVED:2014-01-01 03:32:00..2019-12-15 23:22:00|DATE_TIME_COMPLETE:2014-01-01 03:35:00..2019-12-15 23:37:00"
    )]
    [TestCase(
        "nrc_incidents_2018h1.xlsx",
        "CALLS",
        12_516,
        "DATE_TIME_RECEIVED:2018-01-01 00:26:00..2018-07-01 23:43:00|DATE_TIME_COMPLETE:2018-01-01 00:36:00..2018-07-01 23:48:00"
    )]
    [TestCase("nrc_incidents_2018h1.xlsx", "INCIDENT_COMMONS", 12_516, "INCIDENT_DATE_TIME:2014-10-14 08:00:00..2018-12-16 13:30:00")]
    [TestCase("nrc_incidents_2018h1.xlsx", "INCIDENT_DETAILS", 12_516, "")]
    [TestCase("nrc_incidents_2018h1.xlsx", "MATERIAL_INVOLVED", 12_649, "")]
    public async Task Load_RealFile_RowsAreAllThereAndEveryDateIsADate(string file, string sheet, long rows, string dates)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(Requires.SharedData(), file);
        using var snapshot = await new SnapshotFolder(folder.Path, long.MaxValue, TimeProvider.System)
            .OpenOrMakeAsync(path, "x", await FileHashes.ComputeAsync(path, CancellationToken.None), CancellationToken.None);
        var profile = snapshot.Profile.Sheet(sheet)!;
        Assert.Multiple(() =>
        {
            Assert.That(profile.Rows, Is.EqualTo(rows));
            Assert.That(profile.EntityKey, Is.Null);
            Assert.That(
                profile.Columns.Where(column => column.Kind.IsDate()).Select(column => $"{column.Name}:{column.Min}..{column.Max}"),
                Is.EqualTo(dates.Split('|', StringSplitOptions.RemoveEmptyEntries))
            );
            Assert.That(
                profile.Columns.Where(column => column.Kind.IsDate()).SelectMany(column => column.Notes),
                Has.None.Contains("are no dates")
            );
            Assert.That(
                profile.Columns.Where(column => column.IsPerson).Select(column => column.Name),
                Is.Empty,
                "companies, cities and states are no persons"
            );
        });
    }
}
