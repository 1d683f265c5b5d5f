namespace Agent.Data.Samples;

/// <summary>
/// The Incident sheet: 64 columns; about three continuation rows after each incident, which repeat its id and hold filler elsewhere,
/// as exports of incident systems do for each further person, action or attachment.
/// </summary>
internal static class IncidentSheet
{
    private const string DayFormat = "dd-mmm-yyyy";
    private const string MomentFormat = "yyyy\\-mm\\-dd hh:mm";

    // A value made from the incident, and what a continuation row holds in its place.
    private sealed record Field(
        string Header,
        Func<SampleIncident, SampleDice, object?> Value,
        object? Filler = null,
        string? Format = null
    );

    private const string NotSpecified = "Not Specified";
    private const string Unknown = "Unknown";

    private static readonly Field[] Fields =
    [
        new("Incident ID", (i, _) => i.Id),
        new("Title", (i, _) => $"{i.Type}: {i.Category.Trim()} at {i.Area}"),
        new("Description", Narrative),
        new("Incident Date", (i, d) => d.AsTyped(i.When.Date, 0.06), null, DayFormat),
        new("Time of Incident", (i, _) => i.When.TimeOfDay, null, "hh:mm"),
        new("Date Reported", (i, d) => i.When.Date.AddDays(d.Chance(0.7) ? 0 : d.Between(1, 14)), null, "[$-409]d\\ mmm\\ yyyy"),
        new("Shift", (i, _) => i.When.Hour is >= 6 and < 14 ? "Early" : i.When.Hour is >= 14 and < 22 ? "Late" : "Night", NotSpecified),
        new("Site", (i, _) => i.Site, NotSpecified),
        new("Department", (i, d) => d.AsTyped(i.Department), NotSpecified),
        new("Area", (i, _) => i.Area, NotSpecified),
        new("Location Detail", (i, d) => $"{i.Area}, level {d.Between(0, 4)}", NotSpecified),
        new("Incident Type", (i, _) => i.Type, NotSpecified),
        new("Incident Category", (i, _) => i.Category, NotSpecified),
        new("Severity", (i, _) => i.Severity, NotSpecified),
        new("Potential Severity", (i, d) => d.PickWeighted(SampleVocabulary.Severities, [30, 35, 25, 10]), NotSpecified),
        new("Risk Score", (_, d) => d.Between(1, 25), 0),
        new("Nature of Injury", (i, d) => i.IsInjury ? d.PickSkewed(SampleVocabulary.Natures) : null, Unknown),
        new("Body Part", (i, d) => i.IsInjury ? d.PickSkewed(SampleVocabulary.BodyParts) : null, Unknown),
        new("Activity", (_, d) => d.Pick(SampleVocabulary.Activities), NotSpecified),
        new("Equipment Involved", (_, d) => d.PickSkewed(SampleVocabulary.Equipment), NotSpecified),
        new("Immediate Cause", (_, d) => d.Chance(0.5) ? "Unsafe Act" : "Unsafe Condition", Unknown),
        new("Root Cause", (i, _) => i.RootCause, Unknown),
        new("Contributing Factors", (_, d) => d.Several(SampleVocabulary.Factors, 3)),
        new("PPE Worn", (_, d) => d.Several(SampleVocabulary.Ppe, 4)),
        new("Weather", (_, d) => d.Pick(SampleVocabulary.Weather), Unknown),
        new("Injured Person", (i, _) => i.IsInjury ? i.Injured : null, Unknown),
        new(
            "Employee No",
            (i, d) => i.IsInjury ? d.Between(10_000, 19_999).ToString(System.Globalization.CultureInfo.InvariantCulture) : null
        ),
        new("Job Title", (i, d) => i.IsInjury ? d.PickSkewed(SampleVocabulary.Jobs) : null, Unknown),
        new("Employment Type", (_, d) => d.PickWeighted<string>(["Employee", "Contractor", "Temporary"], [70, 25, 5]), NotSpecified),
        new("Age", (i, d) => i.IsInjury ? d.Between(18, 64) : null, 0),
        new("Gender", (i, d) => i.IsInjury ? d.Pick<string>(["Female", "Male"]) : null, Unknown),
        new("Years of Service", (i, d) => i.IsInjury ? Math.Round(d.Between(0, 350) / 10.0, 1) : null, 0),
        new("Supervisor", (_, d) => d.Person(), Unknown),
        new("Reported By", (_, d) => d.Person(), Unknown),
        new("Lost Time", (i, _) => i.Type == "Lost Time Injury" ? "Yes" : "No", "No"),
        new("Lost Days", (i, _) => i.LostDays, 0),
        new("Restricted Days", (i, d) => i.Type == "Medical Treatment" ? d.Between(0, 10) : 0, 0),
        new("Recordable", (i, _) => i.IsRecordable ? "Yes" : "No", "No"),
        new("Reportable to Authority", (i, d) => i.Type == "Fatality" || d.Chance(0.04) ? "Y" : "N", "N"),
        new("Hospitalised", (i, d) => i.IsRecordable && d.Chance(0.3), false),
        new("First Aid Given", (i, _) => i.IsInjury ? "Yes" : "No", "No"),
        new("Fire", (i, _) => i.Type == "Fire" ? "Yes" : "No", "No"),
        new("Material Released", (i, d) => i.Type == "Environmental Release" ? d.Pick(SampleVocabulary.Materials) : null),
        new(
            "Spill Volume (L)",
            (i, d) => i.Type == "Environmental Release" ? Math.Round(d.Between(1, 4_000) / 4.0, 2) : null,
            null,
            "#,##0.00"
        ),
        new("Property Damage", (i, _) => i.Type is "Property Damage" or "Fire" ? "Yes" : "No", "No"),
        new(
            "Damage Cost (EUR)",
            (i, d) =>
                i.Type is "Property Damage" or "Fire" ? d.Between(100, 80_000)
                : d.Chance(0.02) ? SampleError.NotAvailable
                : null,
            0,
            "#,##0 [$€-407]"
        ),
        new("Downtime", (i, d) => d.Chance(0.3) ? TimeSpan.FromMinutes(d.Between(5, 3_000)) : null, null, "[h]:mm"),
        new("Response Time (min)", (_, d) => d.Chance(0.9) ? d.Between(2, 90) : null, 0),
        new("Investigation Required", (i, _) => i.Severity is "High" or "Critical" ? "Yes" : "No", "No"),
        new("Investigator", (i, d) => i.Severity is "High" or "Critical" ? d.Person() : null, Unknown),
        new(
            "Investigation Started",
            (i, d) => i.Severity is "High" or "Critical" ? i.When.Date.AddDays(d.Between(0, 5)) : null,
            null,
            DayFormat
        ),
        new(
            "Investigation Closed",
            (i, d) => i.Severity is "High" or "Critical" && d.Chance(0.8) ? i.When.Date.AddDays(d.Between(6, 90)) : null,
            null,
            DayFormat
        ),
        new("Status", (_, d) => d.PickWeighted<string>(["Closed", "Open", "Under Investigation"], [80, 13, 7]), NotSpecified),
        new("Repeat Event", (_, d) => d.Chance(0.12) ? "Yes" : "No", "No"),
        new("Witnesses", (_, d) => d.Chance(0.4) ? string.Join("; ", Enumerable.Range(0, d.Between(1, 3)).Select(_ => d.Person())) : null),
        new("Confidence", (_, d) => d.Between(50, 100) / 100.0, 0, "0%"),
        new("Actions Raised", (_, d) => d.Between(0, 4), 0),
        new(
            "Lessons Learned",
            (i, d) => d.Chance(0.3) ? $"Review the {i.RootCause.ToLowerInvariant()} found at {i.Area} with every shift." : null
        ),
        new("Comments", (_, d) => d.Chance(0.2) ? "see attachment" : null),
        new("Comments", (_, d) => d.Chance(0.1) ? "discussed in HSE committee" : null),
        new(string.Empty, (_, d) => d.Chance(0.05) ? "x" : null),
        new("GPS", (_, d) => d.Chance(0.2) ? $"51.{d.Between(1000, 9999)}, 6.{d.Between(1000, 9999)}" : null),
        new("Entered By", (_, d) => d.Person()),
        new("Last Modified", (i, d) => i.When.AddDays(d.Between(0, 60)).AddMinutes(d.Between(0, 900)), null, MomentFormat),
    ];

    /// <summary>The sheet and the incidents on it.</summary>
    public static (SampleSheet Sheet, IReadOnlyList<SampleIncident> Incidents) Make(SampleDice dice, int rows)
    {
        var first = new DateTime(2022, 1, 3);
        var count = Math.Max(1, (int)Math.Round(rows / 4.47));
        var span = new DateTime(2025, 12, 20) - first;
        var incidents = new List<SampleIncident>(count);
        var cells = new List<IReadOnlyList<object?>>(rows);
        for (var i = 0; i < count; i++)
        {
            var when = first.Add(span * i / count).Date.AddMinutes(dice.Between(0, (24 * 60) - 1));
            var incident = SampleIncident.Make(dice, i + 1, when);
            incidents.Add(incident);
            cells.Add([.. Fields.Select(field => field.Value(incident, dice))]);

            // The rows left are shared out, so that exactly as many come as were asked for.
            var left = rows - cells.Count - (count - i - 1);
            var continuations = i == count - 1 ? left : Math.Clamp((left / (count - i)) + dice.Between(-1, 1), 0, left);
            for (var k = 0; k < continuations; k++)
                cells.Add([.. Fields.Select(field => field.Header == "Incident ID" ? incident.Id : field.Filler)]);
        }

        var sheet = new SampleSheet
        {
            Name = "Incident",
            Columns = [.. Fields.Select(field => new SampleColumn(field.Header, field.Format))],
            Rows = cells,
        };
        return (sheet, incidents);
    }

    private static object? Narrative(SampleIncident incident, SampleDice dice)
    {
        var activity = dice.Pick(SampleVocabulary.Activities).ToLowerInvariant();
        var equipment = dice.Pick(SampleVocabulary.Equipment).ToLowerInvariant();
        var harm = incident.IsInjury
            ? $"The person hurt the {dice.Pick(SampleVocabulary.BodyParts).ToLowerInvariant()} and was treated on site."
            : "Nobody was hurt.";
        return $"During {activity} in the {incident.Area.ToLowerInvariant()} of {incident.Site} a {equipment} was involved in an event of the kind "
            + $"'{incident.Category.Trim().ToLowerInvariant()}'. {harm} {(dice.Chance(0.5) ? "Work was stopped and the area secured." : "The shift leader was informed.")}";
    }
}
