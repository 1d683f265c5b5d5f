using System.ComponentModel;
using System.Globalization;
using Agent.Core.Spelling;
using Microsoft.Extensions.Configuration.Json;

namespace Agent.Hub.Hosting.Settings;

/// <summary>
/// Refuses what the binder would pass over: a name below <c>Agent</c> that is none of a setting, a value where a list stands, a list where
/// a value stands. What is
/// ignored without a word may be the key that was to close the hub.
/// </summary>
internal static class SettingsCheck
{
    /// <summary>What is wrong, each with what to write instead.</summary>
    public static IReadOnlyList<string> Errors(IConfiguration configuration)
    {
        var section = configuration.GetSection(KnownSettings.Root);
        return section.Value is { Length: > 0 }
            ?
            [
                $"{KnownSettings.Root} is a value; write its settings: {KnownSettings.Root}:{KnownSettings.Tree.Names.Values.First().Name}:…",
            ]
            : [.. Within(section, KnownSettings.Tree), .. Beside(configuration)];
    }

    /// <summary>Sections of the hub's own file that stand at its top. The environment may use such names for other programs.</summary>
    private static IEnumerable<string> Beside(IConfiguration configuration) =>
        from file in (configuration as IConfigurationRoot)?.Providers.OfType<JsonConfigurationProvider>() ?? []
        where file.Source.Path == HubSettings.FileName
        from name in file.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase)
        where KnownSettings.Tree.Names.ContainsKey(name)
        select $"{name} stands at the top of {HubSettings.FileName}, where nobody reads it; write {KnownSettings.Root}:{name}.";

    private static IEnumerable<string> Within(IConfigurationSection section, KnownSetting known)
    {
        foreach (var child in section.GetChildren())
        {
            if (!known.Names.TryGetValue(child.Key, out var setting))
                yield return Unknown($"{known.Path}:{child.Key}", child.Key, known);
            else if (setting.Type is null)
                foreach (var error in Section(child, setting))
                    yield return error;
            else
                foreach (var error in Value(child, setting.Path, setting.Type))
                    yield return error;
        }
    }

    private static IEnumerable<string> Section(IConfigurationSection section, KnownSetting known) =>
        section.Value is { Length: > 0 } && !section.GetChildren().Any()
            ?
            [
                $"{known.Path} is a value; it has settings of its own: {string.Join(", ", known.Names.Values.Select(name => name.Name).Order(StringComparer.Ordinal))}.",
            ]
            : Within(section, known);

    private static IEnumerable<string> Value(IConfigurationSection section, string path, Type type)
    {
        var children = section.GetChildren().ToList();
        switch (SettingShape.Of(type))
        {
            case SettingShapeKind.Value:
                if (children.Count > 0)
                    yield return $"{path} takes one value; it has '{children[0].Key}' below it. Write {SettingShape.InWords(type)}.";
                else if (section.Value is { Length: > 0 } text && type != typeof(string) && !SettingShape.CanRead(type, text))
                    yield return $"{path} is '{text}'; write {SettingShape.InWords(type)}.";
                break;
            case SettingShapeKind.List:
                if (section.Value is { Length: > 0 })
                    yield return $"{path} is a list, and one value is written; write {Example(path, SettingShape.ItemOf(type)!)}.";
                foreach (var error in children.SelectMany(child => Item(child, path, SettingShape.ItemOf(type)!)))
                    yield return error;
                break;
            case SettingShapeKind.Names:
                if (section.Value is { Length: > 0 })
                    yield return $"{path} holds values under names of your own; write {path}:<name>.";
                break;
            default:
                foreach (var error in Object(section, path, type))
                    yield return error;
                break;
        }
    }

    private static IEnumerable<string> Item(IConfigurationSection child, string path, Type item) =>
        int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? Value(child, $"{path}:{child.Key}", item)
            : [$"{path} is a list: '{child.Key}' below it is no number. Write {Example(path, item)}."];

    private static IEnumerable<string> Object(IConfigurationSection section, string path, Type type)
    {
        if (section.Value is { Length: > 0 })
        {
            // Some objects can be written in short.
            if (!TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string)))
                yield return $"{path} is a value; it has settings of its own: {string.Join(", ", KnownSettings.PropertiesOf(type).Select(property => property.Name))}.";
            yield break;
        }

        var known = new KnownSetting(path, null);
        foreach (var property in KnownSettings.PropertiesOf(type))
            known.Names[property.Name] = new KnownSetting($"{path}:{property.Name}", property.PropertyType);
        foreach (var error in Within(section, known))
            yield return error;
    }

    private static string Example(string path, Type item) => SettingShape.Of(item) == SettingShapeKind.Value
        ? $"{path}:0"
        : string.Join(" and ", KnownSettings.PropertiesOf(item).Take(2).Select(property => $"{path}:0:{property.Name}"));

    private static string Unknown(string path, string name, KnownSetting within)
    {
        var near = within.Names.Values.OrderBy(candidate => Distance(name, candidate.Name)).First();
        var same = Everything(KnownSettings.Tree)
            .FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase));
        // A name that is right elsewhere, unless one here is nearly the same.
        var meant = same is not null && Distance(name, near.Name) > 2 ? same : near;
        return $"{path} is no setting. The nearest is {meant.Path}.";
    }

    // A part of a name, as Limit is of MaxLimit, is near whatever its length.
    private static int Distance(string written, string known)
    {
        var (left, right) = (written.ToUpperInvariant(), known.ToUpperInvariant());
        var distance = EditDistance.Between(left, right);
        return left.Contains(right, StringComparison.Ordinal) || right.Contains(left, StringComparison.Ordinal)
            ? Math.Min(distance, 3)
            : distance;
    }

    private static IEnumerable<KnownSetting> Everything(KnownSetting place) =>
        place.Names.Values.SelectMany(known => Everything(known).Prepend(known));
}
