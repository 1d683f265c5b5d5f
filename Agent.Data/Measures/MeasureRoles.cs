using Agent.Core.Datasets;

namespace Agent.Data.Measures;

/// <summary>What was found in a dataset that measures are made of. Whatever is not found is null, and what needs it is refused.</summary>
internal sealed record MeasureRoles
{
    /// <summary>The sheet of incidents.</summary>
    public SheetProfile? Incidents { get; init; }

    /// <summary>When each happened.</summary>
    public ColumnProfile? Occurred { get; init; }

    /// <summary>When each was reported.</summary>
    public ColumnProfile? Reported { get; init; }

    /// <summary>The column of classes.</summary>
    public ClassColumn? Classes { get; init; }

    /// <summary>The recordable ones.</summary>
    public EventTest? Recordable { get; init; }

    /// <summary>Those with lost time.</summary>
    public EventTest? LostTime { get; init; }

    /// <summary>Those with days away, restricted work or a transfer, and no death.</summary>
    public EventTest? Dart { get; init; }

    /// <summary>The fatal ones.</summary>
    public EventTest? Fatal { get; init; }

    /// <summary>Days lost by each.</summary>
    public ColumnProfile? LostDays { get; init; }

    /// <summary>Why each happened.</summary>
    public ColumnProfile? RootCause { get; init; }

    /// <summary>Where each happened.</summary>
    public ColumnProfile? Location { get; init; }

    /// <summary>What kind each was, for telling repeats.</summary>
    public ColumnProfile? Kind { get; init; }

    /// <summary>Hours worked.</summary>
    public HoursColumn? Hours { get; init; }

    /// <summary>The incidents of contractors.</summary>
    public EventTest? Contractors { get; init; }

    /// <summary>Process safety events of tier 1.</summary>
    public EventTest? Tier1 { get; init; }

    /// <summary>Process safety events of tier 2.</summary>
    public EventTest? Tier2 { get; init; }

    /// <summary>A yearly summary of cases and hours.</summary>
    public SummarySheet? Summary { get; init; }

    /// <summary>Actions that fall due.</summary>
    public ActionSheet? Actions { get; init; }
}
