using System.Text.Json.Nodes;

namespace Agent.Score.Board;

/// <summary>A question with the way its answer is judged.</summary>
/// <param name="Id">Names it in its set.</param>
/// <param name="Path">The file it is asked of.</param>
/// <param name="Text">The question.</param>
/// <param name="Kind">What it tests.</param>
/// <param name="Expected">What is right, as its source says it.</param>
/// <param name="Judge">Compares an answer with that.</param>
public sealed record BoardQuestion(string Id, string Path, string Text, string Kind, JsonNode? Expected, Func<Answer, Verdict> Judge)
{
    /// <summary>Whether there is nothing to answer.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>Whether its wrong answers are to stay unread: it is neither listed nor learned from.</summary>
    public bool IsBlind { get; init; }

    /// <summary>Whether a refusal is a step back: the question could be answered when it was approved.</summary>
    public bool MustBeAnswered { get; init; }

    /// <summary>The approved reading: the query in words; null where none is held.</summary>
    public string? Reading { get; init; }

    /// <summary>The approved first sentence of the answer; null where none is held.</summary>
    public string? Sentence { get; init; }
}
