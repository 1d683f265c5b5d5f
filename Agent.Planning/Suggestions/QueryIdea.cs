using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Protocol;

namespace Agent.Planning.Suggestions;

/// <summary>A question worth asking, with the query it means.</summary>
/// <param name="Question">The question in plain words.</param>
/// <param name="Query">The query.</param>
public sealed record QueryIdea(string Question, Query Query)
{
    /// <summary>The idea as the wire has it.</summary>
    public FollowUpQuestion ToWire() => new() { Question = Question, Query = QueryJson.ToElement(Query) };
}
