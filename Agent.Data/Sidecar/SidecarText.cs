using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Agent.Data.Sidecar;

/// <summary>Changes the text of a sidecar line by line, so that what people wrote in it, remarks and order, stays as it is.</summary>
internal static class SidecarText
{
    private const string Definitions = "definitions";

    // Quoted as JSON, which YAML reads; letters of every script stay readable.
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text with a definition in it, in the place of one of the same name.</summary>
    /// <exception cref="FormatException">The text is no YAML, or its definitions stand in one line; the message says so.</exception>
    public static string Remember(string text, SidecarDefinition definition)
    {
        var lines = Lines(Forget(text, definition.Name));
        var key = Find(lines);
        if (key is null)
        {
            while (lines.Count > 0 && lines[^1].Trim().Length == 0)
                lines.RemoveAt(lines.Count - 1);
            if (lines.Count > 0)
                lines.Add(string.Empty);
            lines.Add(Definitions + ":");
            lines.AddRange(Block(definition, "  "));
        }
        else
        {
            lines.InsertRange(key.Value.Line + 1, Block(definition, new string(' ', key.Value.Indent)));
        }

        return string.Join('\n', lines) + "\n";
    }

    /// <summary>The text without the definition of a name; as it was where there is none.</summary>
    /// <exception cref="FormatException">The text is no YAML, or its definitions stand in one line; the message says so.</exception>
    public static string Forget(string text, string name)
    {
        var lines = Lines(text);
        Find(lines);
        if (Root(lines) is not { } root || Value(root) is not YamlMappingNode definitions)
            return text;
        var found = definitions
            .Children.Keys.OfType<YamlScalarNode>()
            .FirstOrDefault(key => string.Equals(key.Value?.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase));
        if (found is null)
            return text;
        var first = (int)found.Start.Line - 1;
        var indent = Indent(lines[first]);
        var end = first + 1;
        while (end < lines.Count && (lines[end].Trim().Length == 0 || Indent(lines[end]) > indent))
            end++;
        lines.RemoveRange(first, end - first);
        if (definitions.Children.Count == 1)
            lines.RemoveAll(line => line.TrimEnd() == Definitions + ":");
        return string.Join('\n', lines) + (lines.Count > 0 ? "\n" : string.Empty);
    }

    private static List<string> Block(SidecarDefinition definition, string indent)
    {
        List<string> block =
        [
            $"{indent}{Quote(definition.Name)}:",
            $"{indent}  column: {Quote(definition.Column)}",
            $"{indent}  values: [{string.Join(", ", definition.Values.Select(Quote))}]",
        ];
        if (definition.By is { } by)
            block.Add($"{indent}  by: {Quote(by)}");
        if (definition.On is { } on)
            block.Add($"{indent}  on: {Quote(on)}");
        return block;
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text, Quoting);

    /// <summary>The lines of a text.</summary>
    internal static List<string> Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        if (lines is [.., ""])
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    /// <summary>How far a line is indented.</summary>
    internal static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    private static YamlNode? Value(YamlMappingNode root) =>
        root
            .Children.FirstOrDefault(child =>
                child.Key is YamlScalarNode key && string.Equals(key.Value, Definitions, StringComparison.OrdinalIgnoreCase)
            )
            .Value;

    // The line of "definitions:" and how far its names are indented; null where there is none.
    private static (int Line, int Indent)? Find(List<string> lines)
    {
        if (
            Root(lines)
                ?.Children.Keys.OfType<YamlScalarNode>()
                .FirstOrDefault(key => string.Equals(key.Value, Definitions, StringComparison.OrdinalIgnoreCase))
            is not { } key
        )
            return null;
        var line = (int)key.Start.Line - 1;
        switch (Value(Root(lines)!))
        {
            case YamlMappingNode { Style: not MappingStyle.Flow, Children.Count: > 0 } block:
                return (line, (int)block.Children.Keys.First().Start.Column - 1);
            case YamlMappingNode { Children.Count: 0 } or YamlScalarNode { Value: null or "" }:
                lines[line] = Definitions + ":";
                return (line, 2);
            default:
                throw new FormatException("The definitions of this file stand in one line. Write each on lines of its own first.");
        }
    }

    /// <summary>What the lines say; null where they say nothing.</summary>
    /// <exception cref="FormatException">They are no YAML.</exception>
    internal static YamlMappingNode? Root(List<string> lines)
    {
        var yaml = new YamlStream();
        try
        {
            using var content = new StringReader(string.Join('\n', lines));
            yaml.Load(content);
        }
        catch (YamlException broken)
        {
            throw new FormatException($"Line {broken.Start.Line} of the description is no YAML. Mend it first.");
        }

        return yaml.Documents.Count == 0 ? null : yaml.Documents[0].RootNode as YamlMappingNode;
    }
}
