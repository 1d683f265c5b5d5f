using System.Globalization;

namespace Agent.Benchmarks.Streaming;

/// <summary>What a scripted answer is like. It travels as the question, so that every arm is asked for the same.</summary>
/// <param name="Tokens">Pieces of text.</param>
/// <param name="ToolCalls">Tool calls before the text: three small events and a critical one each.</param>
/// <param name="PaceMicroseconds">Time between pieces, µs; 0: as fast as they are taken.</param>
/// <param name="CriticalEvery">A critical event after so many pieces; 0: none.</param>
internal sealed record AnswerShape(int Tokens, int ToolCalls = 3, int PaceMicroseconds = 0, int CriticalEvery = 0)
{
    private const int EventsOfAToolCall = 4;

    // RUN_STARTED, TEXT_MESSAGE_START, TEXT_MESSAGE_END, RUN_FINISHED.
    private const int Brackets = 4;

    /// <summary>Events the producer makes, before any are joined.</summary>
    public int Events => Brackets + (ToolCalls * EventsOfAToolCall) + Tokens + (CriticalEvery == 0 ? 0 : Tokens / CriticalEvery);

    /// <summary>How long the text takes at least.</summary>
    public TimeSpan Duration => TimeSpan.FromMicroseconds((double)PaceMicroseconds * Tokens);

    public string ToQuestion() => string.Create(CultureInfo.InvariantCulture, $"{Tokens} {ToolCalls} {PaceMicroseconds} {CriticalEvery}");

    public static AnswerShape Parse(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var parts = question.Split(' ').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new AnswerShape(parts[0], parts[1], parts[2], parts[3]);
    }
}
