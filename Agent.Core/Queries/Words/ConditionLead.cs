namespace Agent.Core.Queries.Words;

/// <summary>
/// How an English condition follows its noun: "actions where Site is North", but "actions closed late", "incidents with Actions".
/// </summary>
public static class ConditionLead
{
    /// <summary>"where ", or nothing where the condition's words follow a noun by themselves.</summary>
    public static string Of(Predicate condition) => condition switch
    {
        HasStatus or RelatedRows => string.Empty,
        Negation { Item: HasStatus or RelatedRows } => string.Empty,
        AllOf { Items: [var first, ..] } => Of(first),
        _ => "where ",
    };
}
