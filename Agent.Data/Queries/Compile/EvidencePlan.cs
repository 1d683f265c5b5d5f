using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile;

/// <summary>What is counted about the rows behind a result.</summary>
/// <param name="Sql">One row: rows used, entities used, then the rows of each rule, the blanks counted in, and the whole of the first
/// share.</param>
/// <param name="EntityKey">The column that names an entity; null where a row is one.</param>
/// <param name="Rules">The rules that leave rows out, in the order they are tried.</param>
/// <param name="Blanks">The columns whose blanks are counted in.</param>
internal sealed record EvidencePlan(
    SqlText Sql,
    string? EntityKey,
    IReadOnlyList<(LeftOutRule Rule, string Column)> Rules,
    IReadOnlyList<string> Blanks
);
