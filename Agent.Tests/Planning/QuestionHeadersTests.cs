using System.Globalization;

namespace Agent.Tests.Planning;

/// <summary>
/// A register of visits whose headers are questions, with units, legends and instructions in brackets, as forms on the web export them.
/// Right
/// is an answer with the figure counted here from the same rows, or a reading offered that has it.
/// </summary>
[CancelAfter(120_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class QuestionHeadersTests
{
    private static readonly string[] Kinds = ["Near miss", "Incident", "Unsafe act", "Good practice"];
    private static readonly string[] Contractors = ["Marsh Paving", "Ivory Roofing", "Delta Drains", "Oak Joinery"];
    private static readonly string[] Modes = ["Start-up", "Shutdown", "Normal"];
    private static readonly string[] HazardKinds = ["Working at height", "Buried services", "Traffic", "Dust"];
    private static readonly Visit[] Visits = [.. Enumerable.Range(0, 260).Select(Visit.Of)];

    private AskedRegister _register = null!;

    private static DateTime Today => AskedRegister.Today;

    [OneTimeSetUp]
    public async Task OpenAsync() =>
        _register = await AskedRegister.OpenAsync(
            "visits.csv",
            [
                "Ref,Date of visit,What was it?,Contractor,How serious was it? (1 = low to 5 = high),"
                    + "How many people were on site?,Injured (no.),"
                    + "Hazards seen (tick all that apply),Penalty (kEUR),Op. mode,Ward,Action to be done by,Action signed off on",
                .. Visits.Select(visit => visit.Line),
            ]
        );

    [OneTimeTearDown]
    public void Close() => _register.Dispose();

    private static IEnumerable<TestCaseData> Questions()
    {
        yield return Count(
            "How many near misses has Marsh Paving had?",
            visit => visit is { Kind: "Near miss", Contractor: "Marsh Paving" }
        );
        yield return Count("How many visits where more than five people were on site?", visit => visit.People > 5);
        yield return Count("How many visits were rated 4 or 5 for seriousness?", visit => visit.Serious is 4 or 5);
        yield return Count("How many visits fell into start-up or shutdown?", visit => visit.Mode is "Start-up" or "Shutdown");
        yield return Count("In how many visits was at least one person injured?", visit => visit.Injured >= 1);
        yield return Count("In how many visits was working at height one of the hazards?", visit => visit.Hazards.Contains("height"));
        yield return Count("Visits with no ward filled in", visit => visit.Ward.Length == 0);
        yield return Count("How many visits had a penalty over 6 kEUR?", visit => visit.Penalty > 6);
        yield return Count(
            "How many visits from 1 to 15 October 2025?",
            visit => visit.Day >= new DateTime(2025, 10, 1) && visit.Day < new DateTime(2025, 10, 16)
        );
        yield return Count(
            "How many visits in the summer of 2025 (June, July, August)?",
            visit => visit.Day is { Year: 2025, Month: >= 6 and <= 8 }
        );
        yield return Count(
            "How many incidents in the financial year 2025/26 (1 April 2025 to 31 March 2026)?",
            visit => visit.Kind == "Incident" && visit.Day >= new DateTime(2025, 4, 1) && visit.Day < new DateTime(2026, 4, 1)
        );
        yield return Count("How many actions are past their agreed due date and open?", visit => visit.Due < Today && visit.Signed is null);
        yield return new TestCaseData("How many persons were injured altogether?", (double)Visits.Sum(visit => visit.Injured));
        yield return new TestCaseData("How much were the penalties in total?", Visits.Sum(visit => visit.Penalty));
        yield return new TestCaseData("Average seriousness", Math.Round(Visits.Average(visit => visit.Serious), 2));
        yield return new TestCaseData(
            "How many days on average from the visit until the action is signed off?",
            Math.Round(Visits.Where(visit => visit.Signed is not null).Average(visit => (visit.Signed!.Value - visit.Day).TotalDays), 1)
        );
    }

    [TestCaseSource(nameof(Questions))]
    public async Task Ask_OfHeadersThatAreQuestions_HasTheFigure(string question, double expected, CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync(question, cancellationToken);
        Assert.That(told, AskedRegister.Has(expected), text);
    }

    [Test]
    public async Task Ask_WhichHaveNone_NamesThem(CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync("Which contractors have never had an incident?", cancellationToken);
        var none = Contractors.Single(name => !Visits.Any(visit => visit.Contractor == name && visit.Kind == "Incident"));
        Assert.That(told, Does.Contain(none).And.Not.Contain(Contractors[0]), text);
    }

    private static TestCaseData Count(string question, Func<Visit, bool> which) => new(question, (double)Visits.Count(which));

    private sealed record Visit(
        DateTime Day,
        string Kind,
        string Contractor,
        int Serious,
        int People,
        int Injured,
        string Hazards,
        double Penalty,
        string Mode,
        string Ward,
        DateTime Due,
        DateTime? Signed,
        string Line
    )
    {
        public static Visit Of(int at)
        {
            var day = new DateTime(2025, 1, 3).AddDays(at * 8 / 3);
            var contractor = Contractors[at % 7 % 4];
            // One contractor has no incident.
            var kind = Kinds[(at * 5) % 11 % 4];
            kind = contractor == "Oak Joinery" && kind == "Incident" ? "Unsafe act" : kind;
            var (serious, people, injured) = (1 + (at * 7 % 5), 1 + (at * 11 % 9), at % 13 == 0 ? 1 + (at % 2) : 0);
            var hazards = HazardKinds[at % 4] + (at % 3 == 0 ? $"; {HazardKinds[(at + 1) % 4]}" : string.Empty);
            var penalty = at % 4 == 0 ? (at % 17 * 0.5) + 1 : 0;
            var mode = Modes[at * 3 % 7 % 3];
            var ward = at % 19 == 0 ? string.Empty : $"Ward {(char)('A' + (at % 5))}";
            var due = day.AddDays(14 + (at % 20));
            DateTime? signed = at % 9 == 0 ? null : day.AddDays(5 + (at % 23));
            var line = string.Join(
                ',',
                $"V-{at:0000}",
                $"{day:yyyy-MM-dd}",
                kind,
                contractor,
                serious,
                people,
                injured,
                hazards,
                penalty.ToString(CultureInfo.InvariantCulture),
                mode,
                ward,
                $"{due:yyyy-MM-dd}",
                signed is { } end ? $"{end:yyyy-MM-dd}" : string.Empty
            );
            return new Visit(day, kind, contractor, serious, people, injured, hazards, penalty, mode, ward, due, signed, line);
        }
    }
}
