using System.Text.RegularExpressions;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// The tools that were offered, and which of them a model means: names come with a namespace before them, a channel's token or a number
/// behind them.
/// </summary>
internal sealed partial class ToolNames(IEnumerable<string> offered)
{
    private readonly HashSet<string> _offered = new(offered, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether any tool was offered.</summary>
    public bool Any => _offered.Count > 0;

    /// <summary>The tool meant; null where it is none of those offered, or more than one.</summary>
    public string? Resolve(string written)
    {
        if (_offered.TryGetValue(written, out var exact))
            return exact;
        var meant = Words()
            .Matches(written)
            .Select(word => _offered.TryGetValue(word.Value, out var known) ? known : null)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Take(2)
            .ToList();
        return meant.Count == 1 ? meant[0] : null;
    }

    [GeneratedRegex(@"[\w\-]+")]
    private static partial Regex Words();
}
