namespace Agent.Score.Board;

/// <summary>The sets that somebody has tuned on, as the file beside the program lists them.</summary>
public static class TunedSets
{
    private static readonly Lazy<HashSet<string>> Names = new(Read);

    /// <summary>Whether figures on a set were tuned.</summary>
    public static bool Has(string set) => Names.Value.Contains(set);

    private static HashSet<string> Read()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "tuned.txt");
        return [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
    }
}
