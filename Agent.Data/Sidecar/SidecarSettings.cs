using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Agent.Data.Sidecar;

/// <summary>
/// Reads and changes single settings in the text of a sidecar. Only the lines of a setting change: remarks, order and everything else stay.
/// </summary>
internal static partial class SidecarSettings
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Everything the text says, setting by setting; nothing where it is no YAML.</summary>
    public static IReadOnlyList<SidecarSetting> Of(string text)
    {
        try
        {
            return SidecarText.Root(SidecarText.Lines(text)) is { } root ? [.. Walk(root, [])] : [];
        }
        catch (FormatException)
        {
            // Half-written: the problems beside it say where.
            return [];
        }
    }

    /// <summary>The text with a setting, in the place of what it said before.</summary>
    /// <param name="text">The text.</param>
    /// <param name="setting">The setting; without values it is taken out, and what is empty then with it.</param>
    /// <param name="isList">Whether it is written as a list.</param>
    /// <exception cref="FormatException">The text is no YAML, or what surrounds the setting stands in one line; the message says
    /// so.</exception>
    public static string Set(string text, SidecarSetting setting, bool isList)
    {
        var lines = SidecarText.Lines(text);
        var found = Find(lines, setting.Path);
        if (setting.Values.Count == 0)
            return Join(found.Leaf is null ? lines : Remove(lines, found.Removes!.Value));
        var value = isList ? $"[{string.Join(", ", setting.Values.Select(Quote))}]" : Quote(setting.Values[0]);
        if (found.Leaf is { } leaf)
        {
            var indent = lines[leaf][..SidecarText.Indent(lines[leaf])];
            lines = Remove(lines, leaf);
            lines.Insert(leaf, $"{indent}{Key(setting.Path[^1])}: {value}");
            return Join(lines);
        }

        var missing = setting.Path.Skip(found.Known).ToList();
        var block = missing.Select(
            (name, depth) =>
                $"{new string(' ', found.Indent + (2 * depth))}{Key(name)}:{(depth == missing.Count - 1 ? " " + value : string.Empty)}"
        );
        lines.InsertRange(found.InsertAt, block);
        return Join(lines);
    }

    private static IEnumerable<SidecarSetting> Walk(YamlMappingNode node, IReadOnlyList<string> path)
    {
        foreach (var (key, value) in node.Children)
        {
            if (key is not YamlScalarNode { Value: { } name })
                continue;
            IReadOnlyList<string> here = [.. path, name];
            if (value is YamlScalarNode { Value: { Length: > 0 } text })
                yield return new(here, [text]);
            else if (value is YamlSequenceNode list && list.Children.All(item => item is YamlScalarNode))
                yield return new(here, [.. list.Children.Cast<YamlScalarNode>().Select(item => item.Value ?? string.Empty)]);
            else if (value is YamlMappingNode inner)
            {
                foreach (var setting in Walk(inner, here))
                    yield return setting;
            }
        }
    }

    private static Place Find(List<string> lines, IReadOnlyList<string> path)
    {
        var node = SidecarText.Root(lines);
        var place = new Place { InsertAt = lines.Count };
        // The outermost name that would be empty without the setting.
        int? only = null;
        for (var depth = 0; depth < path.Count; depth++)
        {
            if (node is not null && node.Style == YamlDotNet.Core.Events.MappingStyle.Flow && node.Children.Count > 0)
                throw new FormatException(
                    $"{(depth == 0 ? "The description" : $"“{path[depth - 1]}”")} stands in one line. Write what it holds on lines of its own first."
                );
            var child =
                node?.Children.FirstOrDefault(child =>
                    child.Key is YamlScalarNode key && string.Equals(key.Value?.Trim(), path[depth], StringComparison.OrdinalIgnoreCase)
                )
                ?? default;
            if (child.Key is null)
                return place with
                {
                    Known = depth,
                    Indent = node is { Children.Count: > 0 } ? (int)node.Children.Keys.First().Start.Column - 1 : place.Indent,
                };
            var line = (int)child.Key.Start.Line - 1;
            only = node!.Children.Count == 1 ? only ?? line : null;
            if (depth == path.Count - 1)
                return place with { Leaf = line, Removes = only ?? line };
            if (child.Value is not (YamlMappingNode or YamlScalarNode { Value: null or "" }))
                throw new FormatException($"“{path[depth]}” holds something else than settings. Change it in the text.");
            if (child.Value is YamlMappingNode { Children.Count: 0 })
                lines[line] = lines[line][..lines[line].IndexOf(':', StringComparison.Ordinal)] + ":";
            place = place with { InsertAt = line + 1, Indent = SidecarText.Indent(lines[line]) + 2 };
            node = child.Value as YamlMappingNode;
        }

        return place;
    }

    /// <summary>The lines without a name and all that belongs to it.</summary>
    private static List<string> Remove(List<string> lines, int first)
    {
        var indent = SidecarText.Indent(lines[first]);
        var end = first + 1;
        while (end < lines.Count && Belongs(lines[end], indent))
            end++;
        // Blank lines and remarks behind it belong to what follows.
        while (end > first + 1 && (lines[end - 1].Trim().Length == 0 || lines[end - 1].TrimStart().StartsWith('#')))
            end--;
        List<string> rest = [.. lines];
        rest.RemoveRange(first, end - first);
        return rest;
    }

    private static bool Belongs(string line, int indent) =>
        line.Trim().Length == 0
        || SidecarText.Indent(line) > indent
        || (SidecarText.Indent(line) == indent && line.TrimStart().StartsWith("- ", StringComparison.Ordinal));

    private static string Join(List<string> lines) => lines.Count == 0 ? string.Empty : string.Join('\n', lines) + "\n";

    private static string Key(string name) => Plain().IsMatch(name) ? name : Quote(name);

    private static string Quote(string text) => JsonSerializer.Serialize(text, Quoting);

    // No sign that YAML reads as something else, and no word it takes for a value.
    [GeneratedRegex(@"^(?!(?:yes|no|on|off|true|false|null|y|n)$)\p{L}[\p{L}\p{N} _/()-]*(?<! )$", RegexOptions.IgnoreCase)]
    private static partial Regex Plain();

    /// <summary>Where a setting stands or would stand.</summary>
    private sealed record Place
    {
        /// <summary>Its line; null where it is not there.</summary>
        public int? Leaf { get; init; }

        /// <summary>The line from which to take it out: of the outermost name that would be empty without it.</summary>
        public int? Removes { get; init; }

        /// <summary>How many names of its path are there.</summary>
        public int Known { get; init; }

        /// <summary>Where the missing ones are written.</summary>
        public int InsertAt { get; init; }

        /// <summary>How far they are indented.</summary>
        public int Indent { get; init; }
    }
}
