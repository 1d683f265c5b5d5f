using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Data.Access;
using Agent.Data.Import.Records;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Agent.Data.Sidecar;

/// <summary>Reads the YAML of a sidecar. Every mistake is named with its line, and with what may stand there.</summary>
internal sealed partial class SidecarReader
{
    private static readonly Dictionary<string, LeftOutReason> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["totals"] = LeftOutReason.Total,
        ["sections"] = LeftOutReason.Section,
        ["remarks"] = LeftOutReason.Remark,
        ["headers"] = LeftOutReason.RepeatedHeader,
        ["separators"] = LeftOutReason.Separator,
        ["ids"] = LeftOutReason.IdOnly,
    };

    private const string Where = "where";
    private const string AllRows = "all";

    private readonly List<string> _problems = [];
    private bool _isMisplaced;

    private SidecarReader()
    {
    }

    public static SidecarFile Read(string text)
    {
        var reader = new SidecarReader();
        return reader.ReadRoot(text) with { Problems = reader._problems };
    }

    private SidecarFile ReadRoot(string text)
    {
        var yaml = new YamlStream();
        try
        {
            using var content = new StringReader(text);
            yaml.Load(content);
        }
        catch (YamlException broken)
        {
            _problems.Add(string.Create(CultureInfo.InvariantCulture, $"Line {broken.Start.Line}: this is no YAML: {broken.Message}"));
            // What cannot be read may say who sees which rows.
            return new SidecarFile { Rows = MayGiveRows().IsMatch(text) ? RowRules.Unreadable : null };
        }

        if (yaml.Documents.Count == 0 || yaml.Documents[0].RootNode is YamlScalarNode { Value: null or "" })
            return new SidecarFile();
        var root = Settings(yaml.Documents[0].RootNode, "the file", "title", "sheets", "relations", "measures", "definitions", Where);
        return new SidecarFile
        {
            Title = Text(root, "title"),
            Sheets = [.. Named(root, "sheets").Select(sheet => ReadSheet(sheet.Name, sheet.Node))],
            Relations = [.. Items(root, "relations").Select(ReadRelation).OfType<SidecarRelation>()],
            Measures = [.. Named(root, "measures").Select(measure => ReadMeasure(measure.Name, measure.Node))],
            Definitions =
            [
                .. Named(root, "definitions")
                    .Select(definition => ReadDefinition(definition.Name, definition.Node))
                    .OfType<SidecarDefinition>(),
            ],
            Rows = ReadRowRules(root, yaml, text),
        };
    }

    // Said in a wrong place it is meant all the same: it must not show more than was meant.
    private RowRules? ReadRowRules(Dictionary<string, YamlNode> root, YamlStream yaml, string text)
    {
        if (yaml.Documents.Count > 1)
            Wrong(yaml.Documents[1].RootNode, "a second document (---) is not read");
        if (
            _isMisplaced || ((yaml.Documents.Count > 1 || yaml.Documents[0].RootNode is not YamlMappingNode) && MayGiveRows().IsMatch(text))
        )
            return RowRules.Unreadable;
        return root.TryGetValue(Where, out var rows) ? ReadRowRules(rows) : null;
    }

    private RowRules ReadRowRules(YamlNode node)
    {
        if (node is YamlMappingNode mapping)
            return new RowRules([
                .. mapping.Children.Select(group => ReadGroup((group.Key as YamlScalarNode)?.Value?.Trim() ?? string.Empty, group.Value)),
            ]);
        Wrong(node, "where holds groups, each with the values its columns must have; until it does, only administrators see rows");
        return RowRules.Unreadable;
    }

    // A mistake in what a group sees must not show it more.
    private GroupRows ReadGroup(string group, YamlNode node)
    {
        if (node is YamlScalarNode { Value: { } all } && all.Trim().Equals(AllRows, StringComparison.OrdinalIgnoreCase))
            return new GroupRows(group, [], []) { IsAll = true };
        if (node is not YamlMappingNode mapping)
        {
            Wrong(node, $"group {group} holds columns with their values, sheets with \"{AllRows}\", or is \"{AllRows}\"; it sees no rows");
            return new GroupRows(group, [], []);
        }

        var conditions = new List<RowCondition>();
        var whole = new List<string>();
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value?.Trim() ?? string.Empty;
            if (value is YamlScalarNode { Value: { } text } && text.Trim().Equals(AllRows, StringComparison.OrdinalIgnoreCase))
                whole.Add(name);
            else
                conditions.Add(new RowCondition(name, Texts(new Dictionary<string, YamlNode> { [name] = value }, name)));
        }

        return new GroupRows(group, conditions, whole);
    }

    private SidecarSheet ReadSheet(string name, YamlNode node)
    {
        var sheet = Settings(node, $"sheet {name}", "synonyms", "entityKey", "defaultDate", "headerRow", "keep", "duplicates", "columns");
        return new SidecarSheet(
            name,
            Texts(sheet, "synonyms"),
            Text(sheet, "entityKey"),
            Text(sheet, "defaultDate"),
            [.. Named(sheet, "columns").Select(column => ReadColumn(column.Name, column.Node))]
        )
        {
            Rows = ReadRows(name, sheet) is { IsEmpty: false } rows ? rows : null,
        };
    }

    private SheetRules ReadRows(string name, Dictionary<string, YamlNode> sheet)
    {
        int? header = null;
        if (Text(sheet, "headerRow") is { } text)
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0)
                header = row;
            else
                Wrong(sheet["headerRow"], "headerRow is the number of a row, counted from 1");
        }

        var keep = new List<LeftOutReason>();
        foreach (var kind in Texts(sheet, "keep"))
        {
            if (Kinds.TryGetValue(kind, out var reason))
                keep.Add(reason);
            else
                Wrong(sheet["keep"], $"there are no rows of kind \"{kind}\"; there are {string.Join(", ", Kinds.Keys)}");
        }

        var once = Text(sheet, "duplicates")?.ToLowerInvariant() switch
        {
            "once" => true,
            null or "each" => false,
            _ => Wrong(sheet["duplicates"], "duplicates is once or each") ?? false,
        };
        return new SheetRules(name, header, keep, once);
    }

    private SidecarColumn ReadColumn(string name, YamlNode node)
    {
        var column = Settings(node, $"column {name}", "synonyms", "unit", "person");
        bool? person = Text(column, "person")?.ToLowerInvariant() switch
        {
            null => null,
            "true" or "yes" => true,
            "false" or "no" => false,
            _ => Wrong(column["person"], "person is true or false"),
        };
        return new SidecarColumn(name, Texts(column, "synonyms"), Text(column, "unit"), person);
    }

    private SidecarRelation? ReadRelation(YamlNode node)
    {
        var relation = Settings(node, "a relation", "from", "to");
        if (Text(relation, "from") is { } from && Text(relation, "to") is { } to)
            return new SidecarRelation(from, to);
        Wrong(node, "a relation needs from and to, each written Sheet.Column");
        return null;
    }

    private SidecarMeasure ReadMeasure(string name, YamlNode node)
    {
        var measure = Settings(node, $"measure {name}", "synonyms", "base", "hours", "column", "values");
        double? rateBase = null;
        if (Text(measure, "base") is { } text)
        {
            if (
                double.TryParse(
                    text.Replace("_", string.Empty, StringComparison.Ordinal),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var number
                ) && number is >= 1 and <= 1e9
            )
                rateBase = number;
            else
                Wrong(measure["base"], "base is a number of hours, such as 200000 or 1000000");
        }

        return new SidecarMeasure(
            name,
            Texts(measure, "synonyms"),
            rateBase,
            Text(measure, "hours"),
            Text(measure, "column"),
            Texts(measure, "values")
        );
    }

    private SidecarDefinition? ReadDefinition(string name, YamlNode node)
    {
        var definition = Settings(node, $"definition {name}", "column", "values", "by", "on");
        if (Text(definition, "column") is { } column && Texts(definition, "values") is { Count: > 0 } values && name.Trim().Length > 0)
            return new SidecarDefinition(name.Trim(), column, values, Text(definition, "by"), Text(definition, "on"));
        Wrong(node, $"definition {name} needs column, written Sheet.Column, and values");
        return null;
    }

    private void Misplace(string name, YamlNode key, string what)
    {
        _isMisplaced |= name.Equals(Where, StringComparison.OrdinalIgnoreCase);
        Wrong(key, what);
    }

    private bool? Wrong(YamlNode node, string what)
    {
        _problems.Add(string.Create(CultureInfo.InvariantCulture, $"Line {node.Start.Line}: {what}."));
        return null;
    }

    /// <summary>The settings of a mapping; names that are not known are named.</summary>
    private Dictionary<string, YamlNode> Settings(YamlNode node, string where, params string[] known)
    {
        var settings = new Dictionary<string, YamlNode>(StringComparer.OrdinalIgnoreCase);
        if (node is not YamlMappingNode mapping)
        {
            if (node is not YamlScalarNode { Value: null or "" })
                Wrong(node, $"{where} holds settings, one a line: {string.Join(", ", known)}");
            return settings;
        }

        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? string.Empty;
            if (known.Contains(name, StringComparer.OrdinalIgnoreCase))
                settings[name] = value;
            else
                Misplace(name, key, $"there is no setting \"{name}\" in {where}; there are {string.Join(", ", known)}");
        }

        return settings;
    }

    private IEnumerable<(string Name, YamlNode Node)> Named(Dictionary<string, YamlNode> settings, string setting)
    {
        if (!settings.TryGetValue(setting, out var node) || node is YamlScalarNode { Value: null or "" })
            return [];
        if (node is YamlMappingNode mapping)
            return mapping.Children.Select(child => ((child.Key as YamlScalarNode)?.Value ?? string.Empty, child.Value));
        Wrong(node, $"{setting} holds names, each with its settings below it");
        return [];
    }

    private IEnumerable<YamlNode> Items(Dictionary<string, YamlNode> settings, string setting)
    {
        if (!settings.TryGetValue(setting, out var node) || node is YamlScalarNode { Value: null or "" })
            return [];
        if (node is YamlSequenceNode list)
            return list.Children;
        Wrong(node, $"{setting} is a list: each item begins with \"- \"");
        return [];
    }

    private string? Text(Dictionary<string, YamlNode> settings, string setting)
    {
        if (!settings.TryGetValue(setting, out var node))
            return null;
        if (node is YamlScalarNode scalar)
            return string.IsNullOrWhiteSpace(scalar.Value) ? null : scalar.Value.Trim();
        Wrong(node, $"{setting} is a plain text");
        return null;
    }

    private List<string> Texts(Dictionary<string, YamlNode> settings, string setting)
    {
        if (!settings.TryGetValue(setting, out var node))
            return [];
        var items = node is YamlSequenceNode list ? list.Children : [node];
        var texts = items
            .OfType<YamlScalarNode>()
            .Select(item => item.Value?.Trim() ?? string.Empty)
            .Where(text => text.Length > 0)
            .ToList();
        if (items.Any(item => item is not YamlScalarNode))
            Wrong(node, $"{setting} is a list of plain texts: [one, two]");
        return texts;
    }

    [GeneratedRegex(@"\bwhere\b", RegexOptions.IgnoreCase)]
    private static partial Regex MayGiveRows();
}
