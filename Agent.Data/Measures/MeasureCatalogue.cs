using Agent.Core.Datasets;
using Agent.Data.Sidecar;

namespace Agent.Data.Measures;

/// <summary>The domain measures, and which of them a dataset can give.</summary>
internal static class MeasureCatalogue
{
    private const string NoRecordable =
        "Recordable incidents cannot be told apart: the sheet needs a yes/no column Recordable, or a column with classes such as lost time and medical treatment.";
    private const string NoRestricted =
        "Cases with restricted work or transfer cannot be told apart: the sheet needs a column of restricted days, or a column with that class, beside the lost time.";
    private const string NoFatal =
        "Fatal incidents cannot be told apart: the sheet needs a yes/no column Fatal, or a column with that class.";
    private const string NoTier = "Process safety events cannot be told apart: the sheet needs a column that marks their tier.";
    private const string NoLostTime =
        "Incidents with lost time cannot be told apart: the sheet needs a yes/no column Lost Time, or a column with that class.";

    public static readonly IReadOnlyList<IDomainMeasure> All =
    [
        new RateMeasure(
            new MeasureText(
                "trir",
                "Total recordable incident rate (TRIR)",
                "recordable incidents × {base} ÷ hours worked.",
                "trir",
                "total recordable incident rate",
                "total recordable injury rate",
                "recordable rate",
                "osha recordable rate",
                "osha incident rate",
                "recordable incident rate"
            ),
            200_000,
            roles => roles.Recordable,
            NoRecordable
        )
        {
            SummaryCases = summary => summary.Recordable,
        },
        new RateMeasure(
            new MeasureText(
                "ltifr",
                "Lost time injury frequency rate (LTIFR)",
                "lost time injuries × {base} ÷ hours worked.",
                "ltifr",
                "lost time injury frequency rate",
                "lost time injury frequency",
                "lost time injury rate",
                "ltif",
                "lost time frequency rate"
            ),
            1_000_000,
            roles => roles.LostTime,
            NoLostTime
        )
        {
            SummaryCases = summary => summary.LostTime,
        },
        new RateMeasure(
            new MeasureText(
                "trifr",
                "Total recordable injury frequency rate (TRIFR)",
                "recordable incidents × {base} ÷ hours worked.",
                "trifr",
                "trif",
                "trcf",
                "trirf",
                "total recordable injury frequency rate",
                "total recordable injury frequency",
                "total recordable case frequency",
                "recordable frequency rate"
            ),
            1_000_000,
            roles => roles.Recordable,
            NoRecordable
        )
        {
            SummaryCases = summary => summary.Recordable,
        },
        new RateMeasure(
            new MeasureText(
                "ltir", "Lost time incident rate (LTIR)", "lost time injuries × {base} ÷ hours worked.",
                "ltir", "lost time incident rate", "lost time case rate", "ltcr", "lost workday case rate", "dafw rate", "days away rate"),
            200_000, roles => roles.LostTime, NoLostTime) { SummaryCases = summary => summary.LostTime },
        new RateMeasure(
            new MeasureText(
                "dart",
                "Days away, restricted or transferred rate (DART)",
                "cases with days away from work, restricted work or job transfer, without deaths, × {base} ÷ hours worked.",
                "dart",
                "dart rate",
                "days away restricted or transferred",
                "days away, restricted or transferred rate",
                "days away restricted transfer rate"
            ),
            200_000,
            roles => roles.Dart,
            NoRestricted
        )
        {
            SummaryCases = summary => summary.Dart,
        },
        new RateMeasure(
            new MeasureText(
                "far", "Fatal accident rate (FAR)", "fatal incidents × {base} ÷ hours worked.",
                "far", "fatal accident rate", "fatality rate", "fatal incident rate"),
            100_000_000, roles => roles.Fatal, NoFatal) { SummaryCases = summary => summary.Deaths is { } deaths ? [deaths] : null },
        new RateMeasure(
            new MeasureText(
                "pse_tier1_rate", "Process safety event rate, tier 1", "process safety events of tier 1 × {base} ÷ hours worked.",
                "tier 1 pse rate", "tier 1 process safety event rate", "process safety tier 1 rate", "pser tier 1"),
            200_000, roles => roles.Tier1, NoTier),
        new RateMeasure(
            new MeasureText(
                "pse_tier2_rate",
                "Process safety event rate, tier 2",
                "process safety events of tier 2 × {base} ÷ hours worked.",
                "tier 2 pse rate",
                "tier 2 process safety event rate",
                "process safety tier 2 rate",
                "pser tier 2"
            ),
            200_000,
            roles => roles.Tier2,
            NoTier
        ),
        new SeverityRate(),
        new NearMissRatio(),
        new InjuryPyramid(),
        new RootCausePareto(),
        new RepeatIncidents(),
        new ReportingDelay(),
        new OverdueActions(),
        new AgeingActions(),
        new LocationMonthHeatmap(),
        new ControlChart(perHours: false),
        new ControlChart(perHours: true),
    ];

    /// <summary>The profile with what the catalogue can give on it.</summary>
    /// <param name="profile">The profile, with its sidecar laid over it.</param>
    /// <param name="sidecar">What the sidecar says of measures; its names are checked here.</param>
    public static DatasetProfile Apply(DatasetProfile profile, SidecarFile? sidecar)
    {
        var problems = profile.Problems.ToList();
        foreach (var said in sidecar?.Measures ?? [])
            problems.AddRange(Check(profile, said));
        // Looking through every value for classes takes a while: once for all measures of which the sidecar says nothing.
        var found = RoleFinder.Find(profile);
        return profile with
        {
            Measures =
            [
                .. All.Select(measure =>
                    Said(sidecar, measure) is { } said
                        ? Describe(measure, RoleFinder.Find(profile, null, said), said)
                        : Describe(measure, found, null)
                ),
            ],
            Problems = problems,
        };
    }

    /// <summary>What a sidecar says of a measure; null for nothing.</summary>
    public static SidecarMeasure? Said(SidecarFile? sidecar, IDomainMeasure measure) =>
        sidecar?.Measures.FirstOrDefault(said => string.Equals(said.Name, measure.About.Name, StringComparison.OrdinalIgnoreCase));

    private static MeasureProfile Describe(IDomainMeasure measure, MeasureRoles roles, SidecarMeasure? said)
    {
        var missing = measure.Missing(roles);
        return new MeasureProfile
        {
            Name = measure.About.Name,
            Title = measure.About.Title,
            Synonyms = [.. measure.About.Synonyms.Concat(said?.Synonyms ?? []).Select(synonym => synonym.ToLowerInvariant()).Distinct()],
            Formula = measure.About.Formula.Replace("{base}", "hours of the base", StringComparison.Ordinal),
            Sheet = missing is null ? measure.Sheet(roles).Name : null,
            Missing = missing,
            HasAsOf = measure.About.HasAsOf,
            HasPeriod = measure.About.HasPeriod,
        };
    }

    private static IEnumerable<string> Check(DatasetProfile profile, SidecarMeasure said)
    {
        if (!All.Any(measure => string.Equals(measure.About.Name, said.Name, StringComparison.OrdinalIgnoreCase)))
            yield return $"There is no measure \"{said.Name}\". There are: {string.Join(", ", All.Select(measure => measure.About.Name))}.";
        foreach (var written in new[] { said.Hours, said.Column }.OfType<string>())
        {
            if (ColumnPlace.Find(profile, written) is null)
                yield return $"Measure {said.Name}: there is no column \"{written}\". Columns are written Sheet.Column.";
        }

        if (said.Hours is not null && ColumnPlace.Find(profile, said.Hours) is { } hours && !hours.Column.Kind.IsNumeric())
            yield return $"Measure {said.Name}: {said.Hours} holds {hours.Column.Kind.ToWireName()} values, no hours.";
        if (said.Column is not null && said.Values.Count == 0)
            yield return $"Measure {said.Name}: column needs values, the ones that count.";
    }
}
