using Agent.Protocol;

namespace Agent.Planning.Replies;

/// <summary>A question back: the meanings to choose from, each with its figure.</summary>
internal static class ClarifyText
{
    /// <summary>Writes it.</summary>
    /// <param name="readings">Two or three meanings, best first.</param>
    /// <param name="leadIn">What stands above them, in the language of the answer; the meanings themselves are in the planner's.</param>
    public static string Write(IReadOnlyList<OfferedReading> readings, string leadIn)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var lines = readings.Select(
            (reading, at) => $"{at + 1}. {Capital(reading.Words)}{(reading.Figure is { } figure ? $": **{figure}**" : string.Empty)}"
        );
        return $"{leadIn}\n\n{string.Join('\n', lines)}";
    }

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
