using System.Collections;
using System.Globalization;
using System.Reflection;
using Agent.Tests.Support;

namespace Agent.Tests.Architecture;

/// <summary>docs/configuration.md lists every setting with its true default.</summary>
public sealed class ConfigurationDocumentationTests
{
    private static readonly string[] Projects = ["Agent.Core", "Agent.Data", "Agent.Planning", "Agent.Hub"];

    [TestCaseSource(nameof(Settings))]
    public void Setting_IsListedWithItsDefault(string setting, string standard) =>
        Assert.That(
            TrackedFiles.Read("docs/configuration.md").Contains($"\n| `{setting}` | {standard} |", StringComparison.Ordinal),
            $"docs/configuration.md lacks the line: | `{setting}` | {standard} | meaning and range |");

    [Test]
    public void Settings_AreFound() => Assert.That(Settings().Count(), Is.GreaterThan(20));

    /// <summary>Every property of every options class with a section, and its default as it is written in a settings file.</summary>
    private static IEnumerable<TestCaseData> Settings() =>
        from project in Projects
        from type in Assembly.Load(project).GetTypes()
        let section = type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        where type.Name.EndsWith("Options", StringComparison.Ordinal) && section is { IsLiteral: true }
        let standard = Activator.CreateInstance(type)
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite || typeof(IEnumerable).IsAssignableFrom(property.PropertyType)
        select new TestCaseData($"{section.GetRawConstantValue()}:{property.Name}", Written(property.GetValue(standard)));

    private static string Written(object? value) => value switch
    {
        null or "" => "none",
        string text => $"`{text}`",
        bool flag => flag ? "`true`" : "`false`",
        IEnumerable list => list.Cast<object>().Any() ? $"`{string.Join(", ", list.Cast<object>())}`" : "none",
        _ => $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`",
    };
}
