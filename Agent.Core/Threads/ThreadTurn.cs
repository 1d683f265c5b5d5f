namespace Agent.Core.Threads;

/// <summary>A question and its whole answer. Immutable.</summary>
public sealed record ThreadTurn
{
    /// <summary>The run that answered.</summary>
    public required string RunId { get; init; }

    /// <summary>The question in plain words.</summary>
    public required string Question { get; init; }

    /// <summary>The answer text, Markdown.</summary>
    public required string Answer { get; init; }

    /// <summary>Id of the dataset that was asked.</summary>
    public required string Dataset { get; init; }

    /// <summary><c>offline</c>, or the id of the model that answered.</summary>
    public required string AnsweredBy { get; init; }

    /// <summary>When the answer was whole.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the answer rests on.</summary>
    public IReadOnlyList<ThreadTable> Tables { get; init; } = [];

    /// <summary>About how many bytes the turn takes in memory.</summary>
    internal long Bytes =>
        256 + (2L * (RunId.Length + Question.Length + Answer.Length + Dataset.Length + AnsweredBy.Length)) + Tables.Sum(table => table.Bytes);
}
