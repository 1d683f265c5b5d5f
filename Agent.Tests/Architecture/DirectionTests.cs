using System.Reflection;

namespace Agent.Tests.Architecture;

/// <summary>Holds what each project may know: the assemblies it references, by allow-list.</summary>
public sealed class DirectionTests
{
    [TestCase("Agent.Protocol", "System.*")]
    [TestCase(
        "Agent.Protocol.MessagePack",
        "System.*|Microsoft.Extensions.*|Microsoft.AspNetCore.SignalR.*|Microsoft.AspNetCore.Connections.*|MessagePack*|Agent.Protocol"
    )]
    [TestCase(
        "Agent.Core",
        "System.*|Humanizer|Microsoft.Extensions.AI.Abstractions|Microsoft.Extensions.Logging.Abstractions|Microsoft.Extensions.Options|Microsoft.Extensions.Options.ConfigurationExtensions|Microsoft.Extensions.Configuration.Abstractions|Microsoft.Extensions.DependencyInjection.Abstractions|Agent.Protocol"
    )]
    [TestCase(
        "Agent.Data",
        "System.*|Microsoft.Win32.Primitives|Microsoft.Extensions.*|DuckDB.*|EPPlus|ExcelDataReader|UtfUnknown|YamlDotNet|ZiggyCreatures.*|Agent.Core|Agent.Protocol"
    )]
    [TestCase("Agent.Planning", "System.*|Humanizer|Microsoft.Extensions.*|Agent.Core|Agent.Protocol")]
    [TestCase(
        "Agent.Client",
        "System.*|Microsoft.Extensions.*|Microsoft.AspNetCore.*|MessagePack*|Agent.Protocol|Agent.Protocol.MessagePack"
    )]
    [TestCase("Agent.Console", "System.*|Microsoft.Extensions.*|Spectre.Console*|Agent.Client|Agent.Protocol")]
    public void Project_References_OnlyWhatItMayKnow(string project, string allowed)
    {
        var patterns = allowed.Split('|').Append("netstandard").ToList();
        var strangers = Assembly.Load(project).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !patterns.Any(pattern => Matches(name, pattern)))
            .ToList();

        Assert.That(strangers, Is.Empty, $"{project} must not know these assemblies");
    }

    private static bool Matches(string name, string pattern) =>
        pattern.EndsWith('*')
            ? name.StartsWith(pattern[..^1].TrimEnd('.'), StringComparison.Ordinal)
            : name == pattern;
}
