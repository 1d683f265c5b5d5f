using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries.Words;

namespace Agent.Data.Measures.Words;

/// <summary>Measures in English.</summary>
internal sealed class EnglishMeasureWords : MeasureWords
{
    public override string Name(MeasureText about) => about.Title;

    public override string Formula(MeasureText about, double hoursBase) =>
        about.Formula.Replace("{base}", Number(hoursBase), StringComparison.Ordinal);

    public override string Number(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public override string By(string label) => $" by {label}";

    protected override string Followed(string period, int? rolling) =>
        rolling is { } periods ? string.Create(CultureInfo.InvariantCulture, $", rolling {periods} {period}s") : $" by {period}";

    protected override string Whose(Workforce workforce) => workforce.ToString().ToLowerInvariant();

    protected override string In(TimeWindow window) =>
        window.IsOpen ? string.Empty
        : window is { From: { } from, Before: { } before } && DateWords.Named(from, before) is { } name ? $" in {name}"
        : $", {window.Words}";

    public override string AsOf(DateOnly day) => $" as of {DateWords.Day(day)}";

    public override string Own(string text) => text;

    public override string Test(EventTest test, SheetProfile sheet) => test.Text;

    public override string HoursOfAll(string sheet) =>
        $"The hours in {sheet} are not dated; they are taken as those of all incidents in the sheet.";

    public override string OverBoth(TimeWindow window) => $"Over {window.Words}, for which there are both incidents and hours.";

    public override string HoursAlone(string hours, string without) =>
        $"The hours are {hours} alone, without {without}, while incidents of contractors are counted too: the rate can come out too high.";

    public override string OfContractors(string test, string hours) => $"Of contractors: {test}; hours from {hours}.";

    public override string WithoutContractors(string test, string hours) => $"Without contractors ({test}); hours from {hours}.";

    public override string RateMadeOf(string name, string formula, string counted) =>
        $"{name}: {formula} Counted: {counted}. Interval: exact Poisson, 95 %.";

    public override string SeverityMadeOf(double hoursBase, string column) =>
        $"Severity rate: days lost × {Number(hoursBase)} ÷ hours worked. Days from {column}.";

    public override string NearMissesAndInjuries(string near, string injuries) => $"Near misses: {near}. Injuries: {injuries}.";

    public override string ByColumns(params IReadOnlyList<string> columns) => $"By {string.Join(" and ", columns)}.";

    public override string CountLimits =>
        "Limits: mean ± 3 √mean (Shewhart's c chart); the lower one is 0 at least. The first and last period may be incomplete.";

    public override string RateLimits(double hoursBase) =>
        $"Per {Number(hoursBase)} h. Limits: mean ± 3 √(mean ÷ hours) of each period (Shewhart's u chart); "
        + "the lower one is 0 at least.";

    public override string PyramidsOfOthers => "For comparison: Heinrich 1 : 29 : 300, Bird 1 : 10 : 30 : 600.";

    public override string MostIncidents(int shown, string column, long of) =>
        string.Create(CultureInfo.InvariantCulture, $"The {shown} {column} with the most incidents of {of}.");

    public override string Repeats(string place, string kind, int days) =>
        string.Create(CultureInfo.InvariantCulture, $"Same {place} and same {kind}, at most {days} days after the one before.");

    public override string DelayMadeOf(string from, string to) =>
        $"From {from} to {to}; incidents without both dates, or reported before they happened, are left out.";

    public override string Lacks(string from, string to) => $"no {from} or no {to}";

    public override string ReportedBefore => "reported before it happened";

    public override string SeveralCauses =>
        "An incident with several counts for each. Percent is of the incidents that name one, the running share of all that are named.";

    public override string WithoutCause => "Incidents without one are not in the shares.";

    public override string FromSummary(string sheet) =>
        $"From the yearly summary {sheet}; rows that lack one of the numbers are left out.";
}
