using Agent.Core.Datasets;
using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Reading;

/// <summary>What has been read of a question so far.</summary>
internal sealed class Draft(Sentence sentence, Ranking? ranking, IReadOnlyList<PeriodMention> periods, Roles roles)
{
    public Sentence Sentence { get; } = sentence;

    public Ranking? Ranking { get; } = ranking;

    public IReadOnlyList<PeriodMention> Periods { get; } = periods;

    public Roles Roles { get; } = roles;

    /// <summary>The date that times and periods are about.</summary>
    public ColumnRef? Date { get; set; }

    /// <summary>Conditions with the token each begins at.</summary>
    public List<(Condition Condition, int At)> Filters { get; } = [];

    /// <summary>Comparisons that nothing has claimed yet.</summary>
    public List<Comparison> Comparisons { get; } = [.. sentence.Comparisons.Where(comparison => !sentence.IsUsed(comparison.Start))];

    public List<GroupTerm> Groups { get; } = [];

    /// <summary>Values set beside each other: "A versus B".</summary>
    public bool IsComparison { get; set; }

    public List<string> Notes { get; } = [];

    public SheetProfile Sheet => Sentence.Sheet;

    /// <summary>A column of a link.</summary>
    public static ColumnRef Ref(Link link) => new(link.Sheet, link.Column!);

    /// <summary>Takes a comparison.</summary>
    public void Claim(Comparison comparison)
    {
        Comparisons.Remove(comparison);
        Sentence.Use(comparison.Start, comparison.End);
    }
}
