using System.Reflection;

namespace Agent.Hub.Hosting.Settings;

/// <summary>Every setting there is: the properties of the options classes that name a section, in all assemblies of the product.</summary>
internal static class KnownSettings
{
    public const string Root = "Agent";

    private static readonly string[] Assemblies = ["Agent.Core", "Agent.Data", "Agent.Planning", "Agent.Hub"];

    private static readonly Lazy<KnownSetting> All = new(Find);

    /// <summary>The section <c>Agent</c> with all that is in it.</summary>
    public static KnownSetting Tree => All.Value;

    /// <summary>Names of the settings of a type, by the rules of the configuration binder.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property =>
                property.GetIndexParameters().Length == 0
                && (property.SetMethod is { IsPublic: true } || SettingShape.Of(property.PropertyType) != SettingShapeKind.Value)
            );

    private static KnownSetting Find()
    {
        var root = new KnownSetting(Root, null);
        foreach (
            var type in Assemblies
                .SelectMany(name => Assembly.Load(name).GetTypes())
                .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
        )
        {
            if (
                type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
                is not { IsLiteral: true } section
            )
                continue;
            var parts = ((string)section.GetRawConstantValue()!).Split(':');
            if (parts[0] != Root)
                continue;
            var place = root;
            foreach (var part in parts.Skip(1))
                place = Within(place, part, null);
            foreach (var property in PropertiesOf(type))
                Within(place, property.Name, property.PropertyType);
        }

        return root;
    }

    private static KnownSetting Within(KnownSetting place, string name, Type? type)
    {
        if (!place.Names.TryGetValue(name, out var known))
            place.Names[name] = known = new KnownSetting($"{place.Path}:{name}", type);
        return known;
    }
}
