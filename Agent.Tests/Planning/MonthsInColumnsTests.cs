namespace Agent.Tests.Planning;

/// <summary>Hours of contractors in a column for each month, asked by time: the amounts are added up, never counted.</summary>
[CancelAfter(120_000)]
public sealed class MonthsInColumnsTests
{
    private static readonly string[] Companies = ["North Yard", "Bright Welding", "Delta Scaffolds", "Oak Rigging"];

    [TestCase("How many hours were worked in June 2025?", 6)]
    [TestCase("Total hours of all companies in June 2025", 6)]
    [TestCase("June 2025, hours", 6)]
    public async Task Ask_OfAMonth_AddsItUp(string question, int month, CancellationToken cancellationToken)
    {
        using var register = await OpenAsync();
        var (told, text) = await register.AskAsync(question, cancellationToken);
        Assert.That(told, AskedRegister.Has(Enumerable.Range(0, Companies.Length).Sum(company => Hours(company, month))), text);
    }

    [Test]
    public async Task Ask_OfACompany_AddsUpItsMonths(CancellationToken cancellationToken)
    {
        using var register = await OpenAsync();
        var (told, text) = await register.AskAsync("How many hours did Bright Welding work in 2025?", cancellationToken);
        Assert.That(told, AskedRegister.Has(Enumerable.Range(1, 10).Sum(month => Hours(1, month))), text);
    }

    [Test]
    public async Task Ask_ByCompany_GivesEachItsHours(CancellationToken cancellationToken)
    {
        using var register = await OpenAsync();
        var (told, text) = await register.AskAsync("Which company worked the most hours?", cancellationToken);
        var most = Enumerable.Range(0, Companies.Length).MaxBy(company => Enumerable.Range(1, 10).Sum(month => Hours(company, month)));
        Assert.That(told, Does.Contain(Companies[most]), text);
    }

    private static Task<AskedRegister> OpenAsync() =>
        AskedRegister.OpenAsync(
            "Working hours 2025.csv",
            [
                "Company,Trade,"
                    + string.Join(',', Enumerable.Range(1, 10).Select(month => $"{new DateTime(2025, month, 1):MMM-yy}"))
                    + ",Total",
                .. Companies.Select(
                    (name, at) =>
                        $"{name},Trade {at % 2 + 1},"
                        + string.Join(',', Enumerable.Range(1, 10).Select(month => Hours(at, month)))
                        + $",{Enumerable.Range(1, 10).Sum(month => Hours(at, month))}"
                ),
            ]
        );

    private static int Hours(int company, int month) => 1_000 + (company * 370) + (month * 41 * (company + 2) % 500);
}
