using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Protocol;

/// <summary>Holds the wire's names to the fixtures that the TypeScript client is tested with.</summary>
public sealed class FixtureTests
{
    private static IEnumerable<string> Known => ProtocolFixtures.Events.Where(name => name != "unknown");

    private static IEnumerable<TestCaseData> Shapes =>
    [
        new("event-batch", AgentProtocolContext.Default.EventBatch),
        new("ask-request", AgentProtocolContext.Default.AskRequest),
        new("position", AgentProtocolContext.Default.Position),
        new("dataset-info", AgentProtocolContext.Default.DatasetInfo),
        new("dataset-description", AgentProtocolContext.Default.DatasetDescription),
        new("thread-info", AgentProtocolContext.Default.ThreadInfo),
        new("thread-content", AgentProtocolContext.Default.ThreadContent),
        new("home-content", AgentProtocolContext.Default.HomeContent),
        new("cache-statistics", AgentProtocolContext.Default.CacheStatistics),
    ];

    [TestCaseSource(nameof(Known))]
    public void Event_ReadAndWrittenAgain_IsTheSameDocument(string name)
    {
        var fixture = ProtocolFixtures.Event(name);

        var read = Read(fixture);

        Assert.Multiple(() =>
        {
            Assert.That(read, Is.Not.InstanceOf<UnknownEvent>());
            Assert.That(read.Extra ?? new Dictionary<string, JsonElement>(), Is.Empty, "fields the record does not know");
            AssertSame(fixture, Write(read));
        });
    }

    [TestCaseSource(nameof(Known))]
    public void Event_Fixture_ShowsEveryFieldOfTheRecord(string name)
    {
        var fixture = ProtocolFixtures.Event(name);
        var info = AgentProtocolJson.TypeInfo(Read(fixture).GetType());

        Assert.That(Missing(fixture, info, name), Is.Empty);
    }

    [Test]
    public void EventTypes_All_HaveAFixture()
    {
        var shown = Known.Select(name => Read(ProtocolFixtures.Event(name)).GetType());

        var records = typeof(AgentEvent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AgentEvent)) && type != typeof(UnknownEvent));

        Assert.That(shown, Is.EquivalentTo(records));
    }

    [Test]
    public void UnknownEvent_ReadAndWrittenAgain_KeepsEveryField()
    {
        var fixture = ProtocolFixtures.Event("unknown");

        var read = Read(fixture);

        Assert.That(read, Is.InstanceOf<UnknownEvent>());
        AssertSame(fixture, Write(read));
    }

    [TestCaseSource(nameof(Known))]
    public void Event_WithAFieldOfALaterVersion_KeepsIt(string name)
    {
        var later = JsonSerializer.SerializeToNode(ProtocolFixtures.Event(name))!.AsObject();
        later["addedLater"] = "kept";
        var fixture = JsonSerializer.SerializeToElement(later);

        var read = Read(fixture);

        AssertSame(fixture, Write(read));
    }

    [TestCaseSource(nameof(Shapes))]
    public void Shape_ReadAndWrittenAgain_IsTheSameDocument(string name, JsonTypeInfo info)
    {
        var fixture = ProtocolFixtures.Shape(name);

        var read = fixture.Deserialize(info);

        Assert.Multiple(() =>
        {
            AssertSame(fixture, JsonSerializer.SerializeToElement(read, info));
            Assert.That(Missing(fixture, info, name), Is.Empty);
        });
    }

    // Events travel in batches only, so that is how they are read and written here.
    private static AgentEvent Read(JsonElement fixture)
    {
        var batch = JsonSerializer.SerializeToElement(new { runId = "r", epoch = "e", seq = 1, events = new[] { fixture } });
        return batch.Deserialize(AgentProtocolContext.Default.EventBatch)!.Events.Single();
    }

    private static JsonElement Write(AgentEvent read)
    {
        var batch = new EventBatch { RunId = "r", Epoch = "e", Seq = 1, Events = [read] };
        return JsonSerializer.SerializeToElement(batch, AgentProtocolContext.Default.EventBatch).GetProperty("events")[0];
    }

    /// <summary>Paths of fields that the records have and the document does not show.</summary>
    private static IEnumerable<string> Missing(JsonElement document, JsonTypeInfo info, string path)
    {
        if (info.Kind == JsonTypeInfoKind.Enumerable && document.ValueKind == JsonValueKind.Array && document.GetArrayLength() > 0)
        {
            var item = info.Options.GetTypeInfo(info.ElementType!);
            return document.EnumerateArray().Any(one => !Missing(one, item, path).Any())
                ? []
                : Missing(document[0], item, path + "[0]");
        }

        if (info.Kind != JsonTypeInfoKind.Object || document.ValueKind != JsonValueKind.Object)
            return [];
        return info.Properties
            .Where(property => property.Get is not null && !property.IsExtensionData)
            .SelectMany(property => document.TryGetProperty(property.Name, out var value)
                ? Missing(value, info.Options.GetTypeInfo(property.PropertyType), $"{path}.{property.Name}")
                : [$"{path}.{property.Name}"]);
    }

    private static void AssertSame(JsonElement expected, JsonElement actual) =>
        Assert.That(
            JsonElement.DeepEquals(expected, actual),
            Is.True,
            () => $"expected {expected.GetRawText()}\nactual   {actual.GetRawText()}"
        );
}
