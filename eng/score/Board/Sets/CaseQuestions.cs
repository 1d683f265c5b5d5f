using System.Text.Json.Nodes;
using Agent.Score.Board.Judging;

namespace Agent.Score.Board.Sets;

/// <summary>
/// Small inputs with right values, <c>cases</c>: how files are read (names with a) apart from how questions are read (b).
/// </summary>
internal static class CaseQuestions
{
    /// <summary>The day that relative times of the cases were computed for.</summary>
    public static readonly DateTimeOffset Day = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    public static IEnumerable<BoardSet> Load(string shared)
    {
        var folder = Path.Combine(shared, "cases");
        if (!Directory.Exists(folder))
            yield break;
        var files = Directory.GetFiles(folder, "case.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        // The register of the b cases serves several of them and lies in one folder.
        var inputs = Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .GroupBy(Path.GetFileName)
            .ToDictionary(group => group.Key!, group => group.First());
        var cases = files.Select(file => (File: file, Case: (JsonObject)JsonNode.Parse(File.ReadAllText(file))!)).ToList();
        foreach (var part in cases.GroupBy(item => ((string)item.Case["name"]!)[0]))
        {
            var questions = part.SelectMany(item => Questions(item.Case, Path.GetDirectoryName(item.File)!, inputs)).ToList();
            var group = $"cases {part.Key} ({(part.Key == 'a' ? "how files are read" : "how questions are read")})";
            yield return new BoardSet($"cases-{part.Key}", group, questions) { AskedOn = Day };
        }
    }

    private static IEnumerable<BoardQuestion> Questions(JsonObject item, string folder, Dictionary<string, string> inputs)
    {
        var name = (string)item["file"]!;
        var beside = Path.Combine(folder, name);
        var path = File.Exists(beside) ? beside : inputs.GetValueOrDefault(name, beside);
        return ((JsonArray)item["checks"]!).Select((check, i) => new BoardQuestion(
            $"{item["name"]}#{i + 1}",
            path,
            (string)check!["q"]!,
            (string?)item["kind"] ?? string.Empty,
            check["expect"],
            answer => CaseCheck.Judge((JsonObject)check["expect"]!, answer))
        {
            IsRefusal = CaseCheck.WantsRefusalOnly((JsonObject)check["expect"]!),
        });
    }
}
