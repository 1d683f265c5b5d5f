namespace Agent.Core.Queries;

/// <summary>How an answer is worded and drawn; no part of what is asked.</summary>
public sealed record Presentation
{
    /// <summary>What the question wants back.</summary>
    public AnswerForm Form { get; init; }

    /// <summary><c>bar, line, pie, scatter, heatmap</c> or <c>auto</c>; null for none asked for.</summary>
    public string? Chart { get; init; }

    /// <summary>What the question calls the records, plural, lower case; null for the sheet's own noun.</summary>
    public string? Noun { get; init; }

    /// <summary>What the one figure is called: "LTIFR"; null for what it is made of.</summary>
    public string? Title { get; init; }

    /// <summary>Only the figure is wanted, not the groups below it.</summary>
    public bool Brief { get; init; }
}
