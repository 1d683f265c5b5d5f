using System.Text.Json.Nodes;

namespace Agent.Score.Board.Sets;

/// <summary>One question in several wordings, each asked by itself.</summary>
internal static class Wordings
{
    private const char Mark = '#';

    /// <summary>The wordings of a line of <c>agreement.jsonl</c> as questions: <c>agree-01#1</c> …</summary>
    public static IEnumerable<Question> Of(JsonObject line) => ((JsonArray)line["wordings"]!).Select((wording, i) =>
        new Question(
            $"{line["id"]}{Mark}{i + 1}",
            (string)line["file"]!,
            (string)wording!,
            "agreement",
            (JsonObject)line["expected"]!.DeepClone()));

    /// <summary>The question that a wording belongs to.</summary>
    public static string QuestionOf(string id) => id[..id.LastIndexOf(Mark)];
}
