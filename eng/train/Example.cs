using Agent.Core.Queries;
using Agent.Planning.Ranking;

namespace Agent.Train;

/// <summary>A question with its candidates.</summary>
internal sealed record Example(string Set, string Group, string Id, string Text, bool IsRefusal, IReadOnlyList<ExampleCandidate> Candidates)
{
    public int Generated { get; init; }

    public double Milliseconds { get; init; }
}

/// <summary>A candidate with its features and whether it gives the right answer.</summary>
internal sealed record ExampleCandidate(
    string Shape,
    string Query,
    bool IsRight,
    bool IsComplete,
    (int Id, float Value)[] Features,
    (int Id, float Value)[] Outcome,
    string Figure
)
{
    private readonly Lazy<string> _answerKey = new(() => AnswerKeys.Of(QueryJson.Read(Query)));

    /// <summary>Equal for candidates that are one answer shown otherwise.</summary>
    public string AnswerKey => _answerKey.Value;
}
