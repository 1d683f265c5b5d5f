namespace Agent.Protocol;

/// <summary>Values of <see cref="QueryChip.Kind"/>.</summary>
public static class QueryChipKinds
{
    /// <summary>The figure that is worked out.</summary>
    public const string Measure = "measure";

    /// <summary>The records asked about: the sheet, and columns where records are listed.</summary>
    public const string Records = "records";

    /// <summary>A condition on records or groups.</summary>
    public const string Filter = "filter";

    /// <summary>What figures are grouped by.</summary>
    public const string Group = "group";

    /// <summary>A bound in time, or the day on which open and overdue are judged.</summary>
    public const string Period = "period";

    /// <summary>The order of groups or records.</summary>
    public const string Order = "order";

    /// <summary>How many groups or records.</summary>
    public const string Limit = "limit";

    /// <summary>Two sets or two times side by side.</summary>
    public const string Compare = "compare";

    /// <summary>What is made of a series: rolling, cumulative, change.</summary>
    public const string Window = "window";

    /// <summary>The chart that is drawn.</summary>
    public const string Chart = "chart";
}
