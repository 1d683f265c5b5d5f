using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Measures;
using Agent.Data.Measures.Words;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary><c>get_measure</c>: a measure of the trade, from what the workbook has; what it lacks is said, never made up.</summary>
internal sealed class GetMeasureTool : ITool
{
    public ToolDefinition Definition { get; } =
        new(
            "get_measure",
            "A safety measure: trir (per 200,000 h), trifr (per 1,000,000 h), ltir (200,000), ltifr (1,000,000), dart, far, severity_rate, near_miss_ratio, injury_pyramid, root_cause_pareto, repeat_incidents, reporting_delay, overdue_actions, ageing_actions, location_month_heatmap, c_chart, u_chart, pse_tier1_rate, pse_tier2_rate. Rates need hours worked and are refused without them.",
            $$"""
            "name": { "type": "string", "description": "The measure." }, {{ArgumentSchemas.Sheet}},
            "from": { "type": "string", "description": "First time counted: 2023, 2023-05, 2023-Q2, 2023-05-17." },
            "to": { "type": "string", "description": "Last time counted, as from." },
            "group_by": { "type": "string", "description": "A column to break it down by." },
            "period": { "type": "string", "enum": ["month", "quarter", "year"], "description": "Follows a rate over time." },
            "rolling": { "type": "integer", "description": "With period: a rate over so many periods together, ending with each; 12 with month." },
            "workforce": { "type": "string", "enum": ["all", "employees", "contractors"], "description": "Whose incidents and hours a rate is of." },
            "as_of": { "type": "string", "description": "The day that overdue and ageing actions are taken on, later entries left out; today if absent." }
            """,
            "name"
        );

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var measure = Measure(call);
        var said = MeasureCatalogue.Said(call.Workspace.Source.Sidecar, measure);
        var roles = RoleFinder.Find(call.Profile, call.Arguments.Has("sheet") ? call.Sheet() : null, said);
        var groups = call.Arguments.Texts("group_by");
        if (measure.Missing(roles) is { } missing && !(groups.Count > 0 && missing.Contains("group_by", StringComparison.Ordinal)))
            throw new ToolRefusal(
                "measure_unavailable",
                $"{measure.About.Title} cannot be given: {missing}",
                [.. call.Profile.Measures.Where(other => other.IsAvailable).Select(other => other.Name)]
            );
        if (groups.Count > 1)
            throw new ToolRefusal("bad_arguments", "group_by takes one column here.");
        var sheet = measure.Sheet(roles);
        var group = groups.Count == 0 ? null : call.Column(sheet, groups[0]);
        var period = call.Arguments.Text("period");
        if (period is not null && !measure.About.HasPeriod)
            throw new ToolRefusal("bad_arguments", $"{measure.About.Title} takes no period; rates do. get_trend counts rows over time.");
        var window = new TimeWindow(Span(call, "from")?.Start, Span(call, "to")?.End);
        if (window.From >= window.Before)
            throw new ToolRefusal("bad_arguments", "\"from\" is after \"to\".");
        var context = new MeasureContext(roles, sheet, window, group, AsOf(call), said?.Base)
        {
            Period = period,
            Rolling = Rolling(call, period),
            Workforce = Whose(call),
            MaxRows = call.Options.MaxRows,
            Words = MeasureWords.For(call.Phrases, call.Profile),
        };
        return await MeasureTables.RunAsync(call, measure, context, cancellationToken).ConfigureAwait(false);
    }

    private static DateOnly? AsOf(ToolCall call) => Span(call, "as_of") is { } span ? DateOnly.FromDateTime(span.Start) : null;

    private static int? Rolling(ToolCall call, string? period)
    {
        if (!call.Arguments.Has("rolling"))
            return null;
        if (period is null)
            throw new ToolRefusal("bad_arguments", "\"rolling\" needs \"period\": twelve months rolling are period month and rolling 12.");
        var periods = call.Arguments.Limit("rolling", 12, 120);
        return periods >= 2 ? periods : throw new ToolRefusal("bad_value", "\"rolling\" is 2 or more.");
    }

    private static Workforce Whose(ToolCall call) =>
        call.Arguments.Text("workforce") is not { } text ? Workforce.All
        : Enum.TryParse<Workforce>(text, ignoreCase: true, out var whose) ? whose
        : throw new ToolRefusal("bad_value", "\"workforce\" is all, employees or contractors.");

    private static IDomainMeasure Measure(ToolCall call)
    {
        var asked = call.Arguments.Required(
            "name",
            "one of " + string.Join(", ", MeasureCatalogue.All.Select(measure => measure.About.Name))
        );
        var match = NameMatcher.Find(
            MeasureCatalogue.All,
            measure =>
                [
                    measure.About.Name,
                    measure.About.Title,
                    .. call.Profile.Measures.FirstOrDefault(known => known.Name == measure.About.Name)?.Synonyms ?? measure.About.Synonyms,
                ],
            asked
        );
        return match.Found
            ?? throw new ToolRefusal(
                "unknown_measure",
                $"There is no measure \"{asked}\". There are: {string.Join(", ", MeasureCatalogue.All.Select(measure => measure.About.Name))}.",
                match.Nearest
            );
    }

    private static DateSpan? Span(ToolCall call, string name) =>
        call.Arguments.Text(name) is not { } text
            ? null
            : DateSpan.Parse(text)
                ?? throw new ToolRefusal("bad_value", $"\"{text}\" is no date. Write {name} as 2023, 2023-05, 2023-Q2 or 2023-05-17.");
}
