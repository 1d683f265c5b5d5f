namespace Agent.Tests.Data.Profiles;

/// <summary>A key is found by three kinds of evidence together; without one of them every row is an entity.</summary>
public sealed class EntityKeysTests
{
    [Test]
    public void Profile_ContinuationRowsWithFiller_HaveAKey()
    {
        var sheet = Sheets.Profile([
            Header,
            .. Rows((id, part) => part == 0 ? [id, $"Area {id[^1]}", id.Length + 1, "Open"] : [id, "Not Specified", 0, null]),
        ]);
        Assert.That((sheet.EntityKey, sheet.Entities, sheet.Rows), Is.EqualTo(("Id", 20L, 60L)));
    }

    [Test]
    public void Profile_RowsOfOneIdThatAllHoldSomething_HaveNoKey()
    {
        // Findings of an audit: each row is a finding of its own.
        var sheet = Sheets.Profile([
            Header,
            .. Rows((id, part) => [id, $"Finding {part} of {id}", part * 7, part % 2 == 0 ? "Open" : "Closed"]),
        ]);
        Assert.That((sheet.EntityKey, sheet.Entities), Is.EqualTo(((string?)null, 60L)));
    }

    [Test]
    public void Profile_IdsThatComeBackLater_HaveNoKey()
    {
        var sheet = Sheets.Profile([
            Header,
            .. Rows((id, part) => part == 0 ? [id, $"Area {id[^1]}", 5, "Open"] : [id, "Not Specified", 0, null])
                .OrderBy(row => row[2] is 0),
        ]);
        Assert.That(sheet.EntityKey, Is.Null);
    }

    [Test]
    public void Profile_ColumnsThatAreTheSameEverywhere_ProveNothing()
    {
        var sheet = Sheets.Profile([
            ["Id", "Plant", "Year", "Source", "Value"],
            .. Rows((id, part) => [id, "North", 2024, "Register", part + id.Length]),
        ]);
        Assert.That(sheet.EntityKey, Is.Null);
    }

    [Test]
    public void Profile_RepeatedWords_AreNoIds()
    {
        var sheet = Sheets.Profile([
            Header,
            .. Rows((id, part) => part == 0 ? [$"Dept {id[^1]}", "Area", 5, "Open"] : [$"Dept {id[^1]}", "Not Specified", 0, null]),
        ]);
        Assert.That(sheet.EntityKey, Is.Null);
    }

    private static readonly object?[] Header = ["Id", "Area", "Days", "Status"];

    private static IEnumerable<object?[]> Rows(Func<string, int, object?[]> row) =>
        from entity in Enumerable.Range(1, 20)
        from part in Enumerable.Range(0, 3)
        select row($"INC-{entity:D3}", part);
}
