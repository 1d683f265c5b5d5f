using System.IO.Compression;
using System.Text.Json.Nodes;
using Agent.Score.Board.Judging;

namespace Agent.Score.Board.Sets;

/// <summary>Questions on everyday tables, <c>data/wtq</c>: a sample that is the same every time.</summary>
internal static class TableQuestions
{
    private const int Seed = 20_261_129;

    public static IEnumerable<BoardSet> Load(string shared, int count, string cache)
    {
        var folder = Path.Combine(shared, "data", "wtq");
        var file = Path.Combine(folder, "training.jsonl");
        if (!File.Exists(file) || count <= 0)
            yield break;
        var lines = File.ReadLines(file).Where(line => line.Trim().Length > 0).ToArray();
        // The order of a shuffle by a seed of our own stays the same whatever the runtime's generator does.
        var drawn = lines.OrderBy(line => Order(line)).Take(count).Select(line => (JsonObject)JsonNode.Parse(line)!).ToList();
        var tables = Path.Combine(cache, "wtq");
        Extract(Path.Combine(folder, "tables.zip"), tables, [.. drawn.Select(line => (string)line["file"]!)]);
        yield return new BoardSet("wtq", "wtq", [.. drawn.Select(line => Make(line, tables))]);
    }

    private static ulong Order(string line)
    {
        var hash = 14_695_981_039_346_656_037UL ^ Seed;
        foreach (var letter in line)
            hash = (hash ^ letter) * 1_099_511_628_211UL;
        return hash;
    }

    private static void Extract(string zip, string folder, HashSet<string> wanted)
    {
        Directory.CreateDirectory(folder);
        using var archive = ZipFile.OpenRead(zip);
        foreach (var entry in archive.Entries.Where(entry => wanted.Contains(entry.Name)))
        {
            var path = Path.Combine(folder, entry.Name);
            if (!File.Exists(path))
                entry.ExtractToFile(path);
        }
    }

    private static BoardQuestion Make(JsonObject line, string folder) => new(
        (string)line["id"]!,
        Path.Combine(folder, (string)line["file"]!),
        (string)line["question"]!,
        "table",
        line["target"],
        answer => ValuesCheck.Judge((JsonArray)line["target"]!, answer));
}
