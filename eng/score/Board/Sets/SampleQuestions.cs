using System.Text.Json.Nodes;
using Agent.Score.Board.Judging;

namespace Agent.Score.Board.Sets;

/// <summary>Questions about the sample workbook with the right value in words.</summary>
internal static class SampleQuestions
{
    public static IEnumerable<BoardSet> Load(string shared, string cache)
    {
        var file = Path.Combine(shared, "cases", "sample-workbook-questions.jsonl");
        if (!File.Exists(file))
            yield break;
        var path = SampleFile.In(cache);
        var lines = File.ReadLines(file).Where(line => line.Trim().Length > 0).Select(line => (JsonObject)JsonNode.Parse(line)!);
        // A question that goes on from one that is not in the list cannot be judged.
        var questions = lines
            .Where(line => (string?)line["kind"] != "followup" || IsWhole((string)line["question"]!))
            .Select(line => Make(line, path));
        yield return new BoardSet("sample", "sample workbook", [.. questions]) { AskedOn = CaseQuestions.Day };
    }

    private static bool IsWhole(string question) => question.StartsWith("How", StringComparison.OrdinalIgnoreCase);

    private static BoardQuestion Make(JsonObject line, string path)
    {
        var wants = WordsCheck.Parse((string)line["right"]!, (string?)line["seen"] ?? string.Empty);
        return new BoardQuestion((string)line["id"]!, path, (string)line["question"]!, (string)line["kind"]!, line["right"], wants.Judge)
        {
            IsRefusal = wants.IsRefusal,
        };
    }
}
