namespace Agent.Core.Queries.Words;

/// <summary>
/// How an English condition follows its noun: "actions where Site is North", but "actions closed late", "incidents with Actions",
/// "incidents with Date in 2025".
/// </summary>
public static class ConditionLead
{
    /// <summary>"where ", "with " of dates alone, or nothing where the condition's words follow a noun by themselves.</summary>
    public static string Of(Predicate condition) => condition switch
    {
        HasStatus or RelatedRows => string.Empty,
        Negation { Item: HasStatus or RelatedRows } => string.Empty,
        _ when IsTimes(condition) => "with ",
        AllOf { Items: [var first, ..] } => Of(first),
        _ => "where ",
    };

    private static bool IsTimes(Predicate condition) => condition switch
    {
        InTimeRange => true,
        AnyOf { Items: var items } => items.All(IsTimes),
        _ => false,
    };
}
