using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Reading;

/// <summary>What the columns named in a question are named for.</summary>
internal sealed class Roles
{
    /// <summary>Columns to group by.</summary>
    public List<Link> Groups { get; } = [];

    /// <summary>Columns whose values are asked for: "which X", "top 5 X", "how many X".</summary>
    public List<Link> Focus { get; } = [];

    /// <summary>The columns counted by "how many X" or "how many different X".</summary>
    public Link? Counted { get; set; }

    /// <summary>Columns of numbers that may be measured.</summary>
    public List<Link> Numbers { get; } = [];

    /// <summary>Columns of dates.</summary>
    public List<Link> Dates { get; } = [];

    /// <summary>Columns of yes and no, each with whether no is meant.</summary>
    public List<(Link Link, bool IsNo)> Flags { get; } = [];

    /// <summary>Columns that only say where to look.</summary>
    public List<Link> Hints { get; } = [];

    /// <summary>Conditions on columns themselves: blank, given, a number compared.</summary>
    public List<(Condition Condition, int At)> Conditions { get; } = [];
}
