using System.Text.Json.Nodes;
using Agent.Score.Board.Judging;

namespace Agent.Score.Board.Sets;

/// <summary>The questions of <c>data/spider</c>: those over one table and without nesting apart from the rest.</summary>
internal static class SpiderQuestions
{
    public static IEnumerable<BoardSet> Load(string shared)
    {
        var folder = Path.Combine(shared, "data", "spider");
        var file = Path.Combine(folder, "questions.jsonl");
        if (!File.Exists(file))
            yield break;
        var all = File.ReadLines(file).Where(line => line.Trim().Length > 0).Select(line => (JsonObject)JsonNode.Parse(line)!).ToList();
        foreach (
            var part in all.GroupBy(line => ((string)line["file"]!, IsPlain(line)))
                .OrderBy(part => !part.Key.Item2)
                .ThenBy(part => part.Key.Item1)
        )
        {
            var group = part.Key.Item2 ? "spider one table" : "spider joins, nested";
            var name = $"spider-{(part.Key.Item2 ? "one" : "join")}-{Path.GetFileNameWithoutExtension(part.Key.Item1)}";
            yield return new BoardSet(name, group, [.. part.Select(line => Make(line, folder))]);
        }
    }

    private static bool IsPlain(JsonObject line) => (int)line["tables"]! == 1 && !(bool)line["nested"]!;

    private static BoardQuestion Make(JsonObject line, string folder) => new(
        (string)line["id"]!,
        Path.Combine(folder, (string)line["file"]!),
        (string)line["question"]!,
        (bool)line["nested"]! ? "nested" : $"{line["tables"]} tables",
        line["gold"],
        answer => RowsCheck.Judge((JsonArray)line["gold"]!, (bool)line["ordered"]!, answer));
}
