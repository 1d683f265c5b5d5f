namespace Agent.Score.Board;

/// <summary>Questions that are reported together.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="Group">Sets of one group are summed up: questions on real files, public question sets, small cases.</param>
/// <param name="Questions">The questions.</param>
public sealed record BoardSet(string Name, string Group, IReadOnlyList<BoardQuestion> Questions)
{
    /// <summary>The day the questions are asked on; null for today.</summary>
    public DateTimeOffset? AskedOn { get; init; }
}
