using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Conditions;

/// <summary>Which records are meant, in words and as a test of a row.</summary>
/// <param name="Words">The words: "in Ashford", "high severity".</param>
/// <param name="Place">Where they stand.</param>
/// <param name="Holds">Whether a row is one of them.</param>
internal sealed record Condition(string Words, ConditionPlace Place, Func<Row, bool> Holds);

/// <summary>Where the words of a condition stand.</summary>
internal enum ConditionPlace
{
    /// <summary>After the noun: "incidents in Ashford".</summary>
    After,

    /// <summary>Before the noun: "Ashford incidents".</summary>
    Before,

    /// <summary>Before the whole question: "In 2024, how many …".</summary>
    First,
}
