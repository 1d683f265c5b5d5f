using System.Globalization;
using Agent.Core.Datasets;
using Agent.Data.Store;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Access;

/// <summary>A sidecar gives rows to groups: what others may not see is not in what they ask.</summary>
[CancelAfter(400_000)]
internal sealed class RowRulesTests
{
    [TestCase("north", SitesWorkbook.North, 2 * SitesWorkbook.North, 0)]
    [TestCase("south", SitesWorkbook.South, 2 * SitesWorkbook.South, 1)]
    [TestCase("north,south", SitesWorkbook.North + SitesWorkbook.South, 2 * (SitesWorkbook.North + SitesWorkbook.South), 1)]
    [TestCase("directory", SitesWorkbook.North, 2 * SitesWorkbook.North, 2)]
    [TestCase("wrong", 0, 0, 0, Description = "a condition on a column that is not there takes everything")]
    [TestCase("auditors", SitesWorkbook.North + SitesWorkbook.South, 2 * (SitesWorkbook.North + SitesWorkbook.South), 2)]
    [TestCase("north,auditors", SitesWorkbook.North + SitesWorkbook.South, 2 * (SitesWorkbook.North + SitesWorkbook.South), 2)]
    public async Task Group_SeesItsRowsAndWhatBelongsToThem(
        string groups,
        int incidents,
        int actions,
        int sites,
        CancellationToken cancellationToken
    )
    {
        using var folder = await FolderAsync(SitesWorkbook.Sidecar, cancellationToken);
        using var dataset = await folder.Start().OpenAsync("register", RowAccess.Of(groups.Split(',')), cancellationToken);
        Assert.That(Rows(dataset.Profile), Is.EqualTo((incidents, actions, sites)));
        Assert.That(
            folder.Catalog.Find("register", RowAccess.Of(groups.Split(',')))!.Sheets.Select(sheet => sheet.Rows),
            Is.EqualTo(new long[] { incidents, actions, sites })
        );
    }

    [Test]
    public async Task Snapshot_OfAGroup_HoldsNothingOfOthers(CancellationToken cancellationToken)
    {
        using var folder = await FolderAsync(SitesWorkbook.Sidecar, cancellationToken);
        var catalog = folder.Start();
        using var whole = await catalog.OpenAsync("register", RowAccess.All, cancellationToken);
        var before = folder.Snapshots;
        using var north = await catalog.OpenAsync("register", RowAccess.Of(["north"]), cancellationToken);
        var own = folder.Snapshots.Except(before).Single();

        Assert.Multiple(() =>
        {
            Assert.That(north.Profile.Version, Is.Not.EqualTo(whole.Profile.Version), "caches must not mix them");
            Assert.That(Content(before.Single()), Does.Contain(SitesWorkbook.Secret), "or this test proves nothing");
            Assert.That(Content(own), Does.Contain("mill").And.Not.Contain(SitesWorkbook.Secret).And.Not.Contain("South"));
            Assert.That(
                north.Profile.Sheet("Incident")!.Column("Incident Date")!.Min,
                Is.Not.EqualTo(whole.Profile.Sheet("Incident")!.Column("Incident Date")!.Min)
            );
            Assert.That(
                north.Profile.Sheet("Incident")!.Columns.Select(column => (column.Name, column.Kind)),
                Is.EqualTo(whole.Profile.Sheet("Incident")!.Columns.Select(column => (column.Name, column.Kind)))
            );
        });
    }

    [TestCase("", "you are in none of them")]
    [TestCase("North", "you are in none of them", Description = "groups are compared exactly")]
    public async Task Stranger_SeesNoRow(string groups, string why, CancellationToken cancellationToken)
    {
        using var folder = await FolderAsync(SitesWorkbook.Sidecar, cancellationToken);
        await RefusedAsync(folder, RowAccess.Of(groups.Split(',', StringSplitOptions.RemoveEmptyEntries)), why, cancellationToken);
    }

    [TestCase("where:\n  north: [\n")]
    [TestCase("where:\n\tnorth: all\n")]
    [TestCase("where: north\n")]
    [TestCase("where:\n  - north\n")]
    [TestCase("sheets:\n  Incident:\n    where:\n      north: all\n")]
    [TestCase("title: x\n---\nwhere:\n  north: all\n")]
    [TestCase("where:\n  north: all\n  north:\n    Incident.Site: North\n", Description = "the same group twice")]
    public async Task Rules_ThatCannotBeRead_CloseTheDatasetForAllButAdmins(string text, CancellationToken cancellationToken)
    {
        using var folder = await FolderAsync(text, cancellationToken);
        await RefusedAsync(folder, RowAccess.Of(["north"]), "description cannot be read", cancellationToken);
        using var whole = await folder.Catalog.OpenAsync("register", RowAccess.All, cancellationToken);
        Assert.That(whole.Profile.Problems, Is.Not.Empty);
    }

    [Test]
    public async Task Rules_Changed_HoldForWhoAsksNext(CancellationToken cancellationToken)
    {
        using var folder = await FolderAsync("where:\n  north:\n    Site: North\n", cancellationToken);
        var catalog = folder.Start();
        using var before = await catalog.OpenAsync("register", RowAccess.Of(["north"]), cancellationToken);
        await File.WriteAllTextAsync(
            folder.File("register.agent.yaml"),
            "where:\n  north:\n    Incident.Severity: [HIGH]\n    Incident.Site: North\n",
            cancellationToken
        );
        catalog.Look(force: true, settle: false);
        using var after = await catalog.OpenAsync("register", RowAccess.Of(["north"]), cancellationToken);
        using var all = await catalog.OpenAsync("register", RowAccess.All, cancellationToken);

        Assert.That(
            Rows(before.Profile),
            Is.EqualTo((SitesWorkbook.North, 2 * SitesWorkbook.North, 1)),
            "a column's name alone means every sheet that has it"
        );
        Assert.That(after.Profile.Sheet("Incident")!.Rows, Is.InRange(1, SitesWorkbook.North - 1));
        Assert.That(after.Profile.Sheet("Incident")!.Column("Severity")!.Values.Select(value => value.Value), Is.EqualTo(new[] { "High" }));
    }

    [Test]
    public async Task Dataset_WithoutRules_IsWholeForEverybody(CancellationToken cancellationToken)
    {
        using var folder = await FolderAsync("title: Sites\n", cancellationToken);
        using var dataset = await folder.Start().OpenAsync("register", RowAccess.Of([]), cancellationToken);
        Assert.That(Rows(dataset.Profile).Incidents, Is.EqualTo(SitesWorkbook.North + SitesWorkbook.South));
    }

    private static async Task<DataFolder> FolderAsync(string sidecar, CancellationToken cancellationToken)
    {
        var folder = new DataFolder();
        SitesWorkbook.Write(folder.File(SitesWorkbook.FileName));
        await File.WriteAllTextAsync(folder.File("register.agent.yaml"), sidecar, cancellationToken);
        return folder;
    }

    private static async Task RefusedAsync(DataFolder folder, RowAccess access, string why, CancellationToken cancellationToken)
    {
        var catalog = folder.Start();
        var refused = await Assert.ThrowsAsync<DatasetException>(async () =>
            await catalog.OpenAsync("register", access, cancellationToken)
        );
        Assert.That(refused!.Message, Does.Contain(why));
        var listed = catalog.Find("register", access)!;
        Assert.That(
            (listed.Status, listed.Sheets.Count, listed.Problems),
            Is.EqualTo((DatasetStatus.Failed, 0, (IReadOnlyList<string>?)null))
        );
    }

    private static (int Incidents, int Actions, int Sites) Rows(DatasetProfile profile) =>
        ((int)profile.Sheet("Incident")!.Rows, (int)profile.Sheet("Actions")!.Rows, (int)profile.Sheet("Sites")!.Rows);

    /// <summary>Every cell of every table of a snapshot, the profile in it included.</summary>
    private static string Content(string file)
    {
        using var snapshot = Snapshot.TryOpen(file)!;
        using var connection = snapshot.OpenConnection();
        var text = new System.Text.StringBuilder();
        var kept = snapshot.Profile.Sheets.SelectMany(sheet => sheet.FirstRows).Select(kept => kept.Table);
        foreach (var table in (string[])["Incident", "Actions", "Sites", "__agent_profile", .. kept])
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                    text.Append(CultureInfo.InvariantCulture, $"{reader.GetValue(column)}|");
            }
        }

        return text.ToString();
    }
}
