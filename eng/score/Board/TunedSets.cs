namespace Agent.Score.Board;

/// <summary>The sets that the authors know, as the file beside the program lists them.</summary>
public static class TunedSets
{
    private static readonly Lazy<Dictionary<string, string>> Levels = new(Read);

    /// <summary>How well a set is known: seen, or looked-at; null for one that nobody tuned on.</summary>
    public static string? Level(string set) => Levels.Value.GetValueOrDefault(set);

    private static Dictionary<string, string> Read()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "tuned.txt");
        return File.ReadLines(path)
            .Where(line => line.Trim().Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(parts => parts[1], parts => parts[0]);
    }
}
