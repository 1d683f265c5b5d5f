using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Conditions;

/// <summary>The records a question is about: the words around their noun, and the rows.</summary>
internal sealed class Subject(Register register, IReadOnlyList<Condition> conditions)
{
    /// <summary>The conditions.</summary>
    public IReadOnlyList<Condition> Conditions { get; } = conditions;

    /// <summary>The rows that all conditions hold for.</summary>
    public IReadOnlyList<Row> Rows { get; } = [.. register.Rows.Where(row => conditions.All(condition => condition.Holds(row)))];

    /// <summary>Words before the whole question; empty for none.</summary>
    public string First => Words(ConditionPlace.First);

    /// <summary>Words after the noun; empty for none.</summary>
    public string After => Words(ConditionPlace.After);

    /// <summary>The noun with the words before it.</summary>
    public string Noun(string noun) => $"{Words(ConditionPlace.Before)} {noun}".Trim();

    private string Words(ConditionPlace place) =>
        string.Join(' ', Conditions.Where(condition => condition.Place == place).Select(condition => condition.Words));
}
