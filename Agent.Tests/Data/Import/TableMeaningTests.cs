using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Profiles.Dates;
using Agent.Tests.Data.Profiles;

namespace Agent.Tests.Data.Import;

/// <summary>What a table is about: the grain of its rows, its dates, its words.</summary>
public sealed class TableMeaningTests
{
    [Test]
    public void Profile_OneRowPerPlace_IsOfDetailsWhoseAmountsStandOnEachRow()
    {
        var sheet = Sheets.Profile([
            ["Fire ID", "Name", "County", "Acres", "Started"],
            .. Enumerable
                .Range(0, 30)
                .SelectMany(i =>
                    Enumerable
                        .Range(0, i % 5 == 0 ? 3 : 1)
                        .Select(part =>
                            new object?[]
                            {
                                $"F{i:000}",
                                $"Fire {i}",
                                $"County {(i + part) % 9}",
                                i * 10,
                                new DateTime(2020, 1, 1).AddDays(i),
                            }
                        )
                ),
        ]);
        Assert.That((sheet.Grain!.Kind, sheet.Grain.Key, sheet.Grain.Entities), Is.EqualTo((GrainKind.Details, "Fire ID", 30L)));
        Assert.That(sheet.Grain.SameWithin, Is.EquivalentTo(new[] { "Name", "Acres", "Started" }));
        Assert.That(sheet.Notes, Has.Some.Contains("Acres stand on each row of one"));
    }

    [Test]
    public void Profile_OneRowPerUpdate_IsOfEvents()
    {
        var sheet = Sheets.Profile([
            ["Ticket No", "Site", "Status", "Changed", "Type"],
            .. Enumerable
                .Range(0, 20)
                .SelectMany(i =>
                    Enumerable
                        .Range(0, 3)
                        .Select(step =>
                            new object?[]
                            {
                                $"T-{i:000}",
                                i % 2 == 0 ? "A" : "B",
                                step == 0 ? "Open"
                                : step == 1 ? "Work"
                                : "Closed",
                                new DateTime(2024, 1, 1).AddDays((i * 5) + step),
                                i % 3 == 0 ? "X" : "Y",
                            }
                        )
                ),
        ]);
        Assert.That((sheet.Grain!.Kind, sheet.Grain.Entities), Is.EqualTo((GrainKind.Events, 20L)));
    }

    [Test]
    public void Profile_IdGivenTwiceByMistake_IsTold()
    {
        object?[][] rows =
        [
            .. Enumerable
                .Range(0, 100)
                .Select(i =>
                    new object?[]
                    {
                        $"R-{(i is 40 or 60 or 80 ? i - 1 : i):000}",
                        i % 2 == 0 ? "A" : "B",
                        i * 3,
                        new DateTime(2024, 1, 1).AddDays(i),
                        $"text {i}",
                    }
                ),
        ];
        var sheet = Sheets.Profile([
            ["Record No", "Site", "Cost", "Date", "Text"],
            .. rows,
        ]);
        Assert.That(sheet.Grain!.Kind, Is.EqualTo(GrainKind.RepeatedId));
        Assert.That(sheet.Rows, Is.EqualTo(100));
    }

    [Test]
    public void Profile_KeyOfAnotherSheet_IsNoGrain()
    {
        var sheet = Sheets.Profile([
            ["business_id", "Date", "Score"],
            .. Enumerable.Range(0, 90).Select(i => new object?[] { 500 + (i % 30), new DateTime(2024, 1, 1).AddDays(i), i % 40 }),
        ]);
        Assert.That(sheet.Grain, Is.Null);
    }

    [TestCase("Date Reported|Date Occurred|Due Date|Date Closed", "Date Occurred")]
    [TestCase("Due Date|Created Date|Closed Date", "Created Date")]
    [TestCase("Printed|Target completion date|Date", "Date")]
    [TestCase("Last updated|Date of birth|Incident date", "Incident date")]
    [TestCase("Reported on|Date & time|Investigation closed", "Date & time")]
    [TestCase("Reported on|Time and date", "Time and date")]
    public void Profile_SeveralDates_TheOneThatTellsWhenIsTheDefault(string headers, string expected)
    {
        var names = headers.Split('|');
        var sheet = Sheets.Profile([
            ["Id", .. names],
            .. Enumerable
                .Range(0, 20)
                .Select(row => (object?[])[$"A-{row}", .. names.Select((_, i) => (object)new DateTime(2024, 1, 1).AddDays((row * 3) + i))]),
        ]);
        Assert.That(sheet.DefaultDateColumn, Is.EqualTo(expected));
    }

    [Test]
    public void Profile_DateThatIsTheSameEverywhere_IsNoDefault()
    {
        var sheet = Sheets.Profile([
            ["Id", "Incident export date", "Opened"],
            .. Enumerable
                .Range(0, 20)
                .Select(row => new object?[] { $"A-{row}", new DateTime(2024, 6, 1), new DateTime(2024, 1, 1).AddDays(row) }),
        ]);
        Assert.That(sheet.DefaultDateColumn, Is.EqualTo("Opened"));
    }

    [TestCase("Due Date", DateRole.Due)]
    [TestCase("Target completion date", DateRole.Due)]
    [TestCase("Fällig am", DateRole.Due)]
    [TestCase("CloseDate", DateRole.Closed)]
    [TestCase("Actual completion", DateRole.Closed)]
    [TestCase("applieddate", DateRole.Reported)]
    [TestCase("DATE_TIME_RECEIVED", DateRole.Reported)]
    [TestCase("Date of the Incident", DateRole.Occurred)]
    [TestCase("StatusDate", DateRole.Updated)]
    [TestCase("Date of birth", DateRole.Person)]
    [TestCase("Printed", DateRole.AsOf)]
    public void Of_Header_SaysTheRole(string header, DateRole role) => Assert.That(DateRoles.Of(header), Is.EqualTo(role));

    [TestCase("Incident register", "x", "incident")]
    [TestCase("CAPA", "x", "corrective action")]
    [TestCase("Sheet1", "fire_calls_2020", "call")]
    public void Of_SheetAndFile_SayWhatARecordIs(string name, string file, string expected)
    {
        var profile = Sheets.Profile([
            ["Ref", "Site"],
            .. Enumerable.Range(0, 12).Select(row => new object?[] { $"CAPA-{row:00}", row % 2 == 0 ? "A" : "B" }),
        ]);
        Assert.That(RecordWords.Of(profile with { Name = name }, file, isOnly: true), Does.Contain(expected));
    }

    [Test]
    public void Of_NothingThatTells_GivesNoWords()
    {
        var profile = Sheets.Profile([
            ["Site", "Count"],
            .. Enumerable.Range(0, 12).Select(row => new object?[] { row % 2 == 0 ? "A" : "B", row }),
        ]);
        Assert.That(RecordWords.Of(profile with { Name = "Sheet1" }, "export", isOnly: true), Is.Empty);
    }

    [Test]
    public void Apply_SheetThatDescribesFields_GivesItsWordsToCodedHeaders()
    {
        var data = SheetProfiler.Profile(
            Sheets.Raw([
                ["c78", "c79", "c80", "c81"],
                .. Enumerable.Range(0, 12).Select(row => new object?[] { row % 2 == 0 ? "A" : "B", row, row * 2, "x" }),
            ]),
            "Data",
            CancellationToken.None
        );
        var words = SheetProfiler.Profile(
            Sheets.Raw(
                ["Field", "Description"],
                ["c78", "Site of the accident"],
                ["c79", "Days lost"],
                ["c80", "Cost"],
                ["c99", "Not used"]
            ),
            "Codebook",
            CancellationToken.None
        );
        var columns = FieldDescriptions.Apply([data, words])[0].Profile.Columns;
        Assert.That(columns.Take(3).Select(column => column.Label), Is.EqualTo(new[] { "Site of the accident", "Days lost", "Cost" }));
        Assert.That(FieldDescriptions.Apply([data])[0].Profile.Notes, Has.Some.Contains("headers are codes"));
    }
}
