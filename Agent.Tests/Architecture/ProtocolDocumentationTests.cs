using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Core.Queries;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Architecture;

/// <summary>docs/protocol.md names all there is on the wire, and its examples are what the product reads.</summary>
public sealed partial class ProtocolDocumentationTests
{
    private readonly string _page = TrackedFiles.Read("docs/protocol.md");

    [TestCase(typeof(ErrorCodes))]
    [TestCase(typeof(EventTypes))]
    [TestCase(typeof(RunOutcomes))]
    [TestCase(typeof(AskModes))]
    [TestCase(typeof(DatasetStatus))]
    [TestCase(typeof(ReadingCertainties))]
    [TestCase(typeof(QueryChipKinds))]
    public void Values_OfTheWire_AreAllDocumented(Type values) =>
        Assert.That(Constants(values).Where(value => !_page.Contains($"`{value}`", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void Methods_OfTheHub_AreAllDocumented() =>
        Assert.That(
            Constants(typeof(AgentHubMethods))
                .Where(value => value != AgentHubMethods.Path && !_page.Contains($"| `{value}(", StringComparison.Ordinal)),
            Is.Empty
        );

    [Test]
    public void Examples_OfEvents_AreRead()
    {
        var events = Examples().Where(example => example.TryGetProperty("type", out _))
            .Select(example => example.Deserialize<AgentEvent>())
            .ToList();

        Assert.Multiple(() =>
        {
            Assert.That(events, Has.Count.GreaterThanOrEqualTo(4));
            Assert.That(events.OfType<UnknownEvent>(), Is.Empty);
            Assert.That(events.Where(next => next!.Extra is { Count: > 0 }), Is.Empty);
        });
    }

    [Test]
    public void Examples_OfBatchAndRequest_AreRead()
    {
        var batch = Examples()
            .Single(example => example.TryGetProperty("events", out _))
            .Deserialize(AgentProtocolContext.Default.EventBatch)!;
        var request = Examples()
            .Single(example => example.TryGetProperty("question", out _))
            .Deserialize(AgentProtocolContext.Default.AskRequest)!;

        Assert.Multiple(() =>
        {
            Assert.That(batch.End, Is.EqualTo(new Position("e3", 8)));
            Assert.That(request.Mode, Is.EqualTo(AskModes.Auto));
            Assert.That(_page, Does.Contain("""`{ "epoch": "e3", "seq": 8 }`"""));
        });
    }

    [Test]
    public void Examples_OfQueries_AreRead() =>
        Assert.That(
            Examples().Where(example => example.TryGetProperty("from", out _)).Select(QueryJson.Read).Single().Select,
            Has.Count.EqualTo(1)
        );

    private IEnumerable<JsonElement> Examples() =>
        Json().Matches(_page).Select(match => JsonSerializer.Deserialize<JsonElement>(match.Groups[1].Value));

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

    [GeneratedRegex("^```json\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Json();
}
