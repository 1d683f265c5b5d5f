using System.Globalization;

namespace Agent.Tests.Planning;

/// <summary>What rows are called where no sheet and no file says it, and the date by which something is due.</summary>
[CancelAfter(120_000)]
public sealed class CalledRowsTests
{
    [TestCase("NM-", "How many near misses are there?")]
    [TestCase("CA-", "How many corrective actions are there?")]
    [TestCase("X-", "How many Unfälle are there?")]
    [TestCase("X-", "How many infortuni are there?")]
    public async Task Ask_RowsCalledByTheirIdsOrInAnotherLanguage_AreCounted(
        string prefix,
        string question,
        CancellationToken cancellationToken
    )
    {
        var rows = Enumerable.Range(1, 23).Select(row => $"{prefix}{row:000},{Day(row * 5)},{(row % 3 == 0 ? "North" : "South")}");
        using var register = await AskedRegister.OpenAsync("export-4.csv", [.. rows.Prepend("Nr.,Date,Depot")]);

        var (told, text) = await register.AskAsync(question, cancellationToken);

        Assert.That(told, AskedRegister.Has(23), text);
    }

    [TestCase("How many actions were due in May 2024?")]
    [TestCase("actions due in May 2024")]
    public async Task Ask_DueInAMonth_IsDatedByTheTarget(string question, CancellationToken cancellationToken)
    {
        // Raised every fifth day, to be done forty days later.
        var days = Enumerable.Range(0, 40).Select(row => row * 5).ToList();
        var rows = days.Select((day, row) => $"A{row:000},{Day(day)},{Day(day + 40)},{(row % 3 == 0 ? "North" : "South")}");
        using var register = await AskedRegister.OpenAsync("actions.csv", [.. rows.Prepend("Action ID,Raised,Target Date,Site")]);

        var (told, text) = await register.AskAsync(question, cancellationToken);

        Assert.That(
            told,
            AskedRegister.Has(days.Count(day => new DateTime(2024, 1, 1).AddDays(day + 40) is { Year: 2024, Month: 5 })),
            text
        );
    }

    [TestCase("How many actions were closed in April 2024?")]
    [TestCase("actions completed in April 2024")]
    public async Task Ask_ClosedInAMonth_IsDatedByTheClosing(string question, CancellationToken cancellationToken)
    {
        // Raised in January to March, done sixty days later.
        var rows = Enumerable
            .Range(0, 18)
            .Select(row => $"A{row:000},{Day(row * 5)},{Day((row * 5) + 60)},{(row % 3 == 0 ? "North" : "South")}");
        using var register = await AskedRegister.OpenAsync("actions.csv", [.. rows.Prepend("Nr,Erstellt am,Erledigt am,Site")]);

        var (told, text) = await register.AskAsync(question, cancellationToken);

        Assert.That(told, AskedRegister.Has(6), text);
    }

    [TestCase("What is the total cost?")]
    [TestCase("total cost")]
    public async Task Ask_FileNamedForTotals_TellsTheSum(string question, CancellationToken cancellationToken)
    {
        var rows = Enumerable.Range(1, 20).Select(row => $"R{row:000},{Day(row * 5)},{row * 10}");
        using var register = await AskedRegister.OpenAsync("damage-total-2024.csv", [.. rows.Prepend("Ref,Date,Cost")]);

        var (_, text) = await register.AskAsync(question, cancellationToken);

        Assert.That(text, Does.StartWith("Total cost: 2,100"));
    }

    [Test]
    public async Task Ask_MonthOfAYearWhereAColumnHasTheMonth_IsTheMonth(CancellationToken cancellationToken)
    {
        string[] months = ["January", "February", "March", "April"];
        var rows = Enumerable
            .Range(0, 24)
            .Select(row => $"R{row:000},{Day(row * 5)},{months[new DateTime(2024, 1, 1).AddDays(row * 5).Month - 1]}");
        using var register = await AskedRegister.OpenAsync("incidents.csv", [.. rows.Prepend("Ref,Date,Tab")]);

        var (_, text) = await register.AskAsync("How many incidents in March 2024?", cancellationToken);

        Assert.That(text, Does.StartWith("7 incidents"));
    }

    private static string Day(int day) => new DateTime(2024, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
