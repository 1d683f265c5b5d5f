namespace Agent.Planning.FollowUps;

/// <summary>What a following sentence does with the answer before it.</summary>
internal enum FollowUpKind
{
    /// <summary>Names other parts: "only 2025", "by section", "and hazards?".</summary>
    Change,

    /// <summary>Leaves something out: "without contractors".</summary>
    Without,

    /// <summary>Sets something against it: "compare with 2024".</summary>
    Compare,

    /// <summary>"as a pie".</summary>
    Chart,

    /// <summary>"why?".</summary>
    Why,

    /// <summary>"show the records".</summary>
    Records,

    /// <summary>"the second one".</summary>
    Place,

    /// <summary>"top 3".</summary>
    Limit,

    /// <summary>"sort by cost".</summary>
    Order,

    /// <summary>"not that, I meant the due date".</summary>
    Correction,

    /// <summary>"for all sites again".</summary>
    Release,

    /// <summary>"drop the filter".</summary>
    Clear,

    /// <summary>"as a percentage".</summary>
    Percent,

    /// <summary>"and the average?".</summary>
    Statistic,

    /// <summary>"and the lowest?".</summary>
    Extreme,

    /// <summary>"how many is that?".</summary>
    Whole,

    /// <summary>"which of those are overdue?".</summary>
    Those,

    /// <summary>"how many of those are overdue?".</summary>
    OfThose,
}
