namespace Agent.Planning.Replies;

/// <summary>The vocabulary files beside this code: a kind, a tab, a text; "#" begins a remark.</summary>
internal static class ReplyFile
{
    /// <exception cref="InvalidDataException">A line has no kind, or an unknown one.</exception>
    public static IEnumerable<(ReplyKind Kind, string Text)> Lines(string file)
    {
        using var stream = typeof(ReplyFile).Assembly.GetManifestResourceStream($"Agent.Planning.Replies.{file}")
            ?? throw new InvalidDataException($"{file} is not part of the build.");
        using var reader = new StreamReader(stream);
        var lines = new List<(ReplyKind, string)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (
                line.Split('\t') is not [var kind, { Length: > 0 } text]
                || !Enum.TryParse<ReplyKind>(kind, ignoreCase: true, out var known)
            )
                throw new InvalidDataException($"{file}: \"{line}\" is no kind, tab and text.");
            lines.Add((known, text));
        }

        return lines;
    }
}
