namespace Agent.Core.Threads;

/// <summary>What a thread may be called: one line of 1 to 120 characters.</summary>
public static class ThreadTitle
{
    private const int MaxLength = 120;

    /// <summary>Makes a title of any text; an empty one becomes "Untitled".</summary>
    public static string From(string? text)
    {
        var words = (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = new string([.. string.Join(' ', words).Where(character => !char.IsControl(character))]);
        if (line.Length == 0)
            return "Untitled";
        if (line.Length <= MaxLength)
            return line;
        return string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1), "…");
    }
}
