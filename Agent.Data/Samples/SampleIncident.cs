namespace Agent.Data.Samples;

/// <summary>One incident of the sample: the facts that several sheets agree on.</summary>
internal sealed record SampleIncident
{
    public required string Id { get; init; }
    public required DateTime When { get; init; }
    public required string Site { get; init; }
    public required string Department { get; init; }
    public required string Area { get; init; }
    public required string Type { get; init; }
    public required string Category { get; init; }
    public required string Severity { get; init; }
    public required string RootCause { get; init; }
    public required string Injured { get; init; }
    public required int LostDays { get; init; }

    public bool IsInjury => Type is "First Aid" or "Medical Treatment" or "Lost Time Injury" or "Fatality";

    public bool IsRecordable => Type is "Medical Treatment" or "Lost Time Injury" or "Fatality";

    public static SampleIncident Make(SampleDice dice, int number, DateTime when)
    {
        var type = dice.PickWeighted(SampleVocabulary.Types, SampleVocabulary.TypeWeights);
        return new SampleIncident
        {
            Id = $"INC-{when.Year}-{number:D5}",
            When = when,
            Site = dice.PickSkewed(SampleVocabulary.Sites),
            Department = dice.PickSkewed(SampleVocabulary.Departments),
            Area = dice.PickSkewed(SampleVocabulary.Areas),
            Type = type,
            Category = dice.Pick(dice.PickSkewed(SampleVocabulary.Categories)),
            Severity = type switch
            {
                "Fatality" => "Critical",
                "Lost Time Injury" => dice.Chance(0.7) ? "High" : "Medium",
                "Near Miss" => dice.Chance(0.8) ? "Low" : "Medium",
                _ => dice.PickWeighted(SampleVocabulary.Severities, [55, 30, 12, 3]),
            },
            RootCause = dice.PickSkewed(SampleVocabulary.RootCauses),
            Injured = dice.Person(),
            LostDays = type == "Lost Time Injury" ? dice.Between(1, 45) : 0,
        };
    }
}
