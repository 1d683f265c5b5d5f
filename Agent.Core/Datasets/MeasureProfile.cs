namespace Agent.Core.Datasets;

/// <summary>
/// A domain measure, such as TRIR, as one dataset can or cannot give it. The tool <c>get_measure</c> works it out by <see cref="Name"/>.
/// </summary>
public sealed record MeasureProfile
{
    /// <summary>Its name as an argument: lower case, snake_case.</summary>
    public required string Name { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Other words for it in questions, lower case.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>How it is worked out, in words.</summary>
    public required string Formula { get; init; }

    /// <summary>
    /// <see cref="SheetProfile.Name"/> of the sheet it is taken from unless another is asked for; null when the dataset cannot give it.
    /// </summary>
    public string? Sheet { get; init; }

    /// <summary>
    /// What the dataset lacks for it, in a plain sentence; null when it can be given. A measure that lacks something is refused, never made
    /// up.
    /// </summary>
    public string? Missing { get; init; }

    /// <summary>Whether it depends on the day it is asked for: overdue and ageing measures take <c>as_of</c>.</summary>
    public bool HasAsOf { get; init; }

    /// <summary>Whether it can be followed over time: rates take <c>period</c>.</summary>
    public bool HasPeriod { get; init; }

    /// <summary>Whether the dataset can give it.</summary>
    public bool IsAvailable => Missing is null;
}
