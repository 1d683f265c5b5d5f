using System.Text.Json;
using Agent.Core.Streaming;
using Agent.Protocol;
using static Agent.Tests.Core.Streaming.TestEvents;

namespace Agent.Tests.Core.Streaming;

/// <summary>Which deltas are joined.</summary>
internal sealed class DeltaMergerTests
{
    [Test]
    public void NeighboursOfOneMessage_BecomeOne() =>
        Assert.That(Merge(Text("a"), Text("b"), Text("c")), Is.EqualTo(["abc"]));

    [Test]
    public void OtherMessageOrType_StaysApart() =>
        Assert.That(
            Merge(Text("a"), Text("b", "m2"), Args("c"), Args("d"), Args("e", "c2"), Text("f")),
            Is.EqualTo(["a", "b", "cd", "e", "f"])
        );

    [Test]
    public void EventBetween_KeepsTheOrder() =>
        Assert.That(Merge(Text("a"), Step("s"), Text("b"), Text("c")), Is.EqualTo(["a", "s", "bc"]));

    [Test]
    public void DeltaWithUnknownFields_IsNotJoined()
    {
        var odd = Text("b") with { Extra = new Dictionary<string, JsonElement> { ["x"] = JsonSerializer.SerializeToElement(1) } };
        Assert.That(Merge(Text("a"), odd, Text("c")), Is.EqualTo(["a", "b", "c"]));
    }

    [Test]
    public void Take_StartsAnew()
    {
        var merger = new DeltaMerger();
        merger.Add(Text("a"));
        merger.Take();
        Assert.That(merger.IsEmpty, Is.True);
        merger.Add(Text("b"));
        Assert.That(merger.Take().Select(DispatcherRun.Label), Is.EqualTo(["b"]));
    }

    private static IEnumerable<string> Merge(params AgentEvent[] events)
    {
        var merger = new DeltaMerger();
        foreach (var e in events)
            merger.Add(e);
        return merger.Take().Select(DispatcherRun.Label);
    }
}
