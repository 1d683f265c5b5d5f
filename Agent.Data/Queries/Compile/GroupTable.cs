using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Keys;

namespace Agent.Data.Queries.Compile;

/// <summary>A statement with one row a group, before order, limit and names.</summary>
/// <param name="Sql">The statement: raw keys by their names, then the outputs by theirs.</param>
/// <param name="Keys">The keys with the names of their raw columns.</param>
/// <param name="Outputs">The figures and their sides, in the order of the result.</param>
/// <param name="Figures">Names of the figures alone, in the order they were asked for.</param>
internal sealed record GroupTable(
    SqlText Sql,
    IReadOnlyList<(string Name, KeyPlan Plan)> Keys,
    IReadOnlyList<(string Name, QueryColumn Column)> Outputs,
    IReadOnlyList<string> Figures
)
{
    /// <summary>Figures that are a quotient of the two outputs behind them, with their factor.</summary>
    public IReadOnlyDictionary<string, double> Quotients { get; init; } = new Dictionary<string, double>();

    /// <summary>Conditions on figures by their names, tried after all that is made of the figures.</summary>
    public IReadOnlyList<(string Figure, CompareOp Op, double Value)> Having { get; init; } = [];
}
