using System.Text.Json;

namespace Agent.Tests.Support;

/// <summary>The wire's documents under <c>Fixtures/Protocol</c>: read by these tests and by those of the TypeScript client.</summary>
internal static class ProtocolFixtures
{
    private static string Folder => Path.Combine(RepositoryRoot.Path, "Agent.Tests", "Fixtures", "Protocol");

    /// <summary>Names of the event fixtures, without <c>.json</c>.</summary>
    public static IEnumerable<string> Events =>
        Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static JsonElement Event(string name) => Read(Path.Combine(Folder, name + ".json"));

    public static JsonElement Shape(string name) => Read(Path.Combine(Folder, "Shapes", name + ".json"));

    private static JsonElement Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }
}
