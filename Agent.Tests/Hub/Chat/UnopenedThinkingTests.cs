using Agent.Protocol;
using Agent.Tests.Hub.Chat.Matrix;
using Agent.Tests.Support.ScriptedEndpoint;
using static Agent.Tests.Support.ScriptedEndpoint.Frames;

namespace Agent.Tests.Hub.Chat;

/// <summary>Models whose template opens their thinking for them: they only close it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class UnopenedThinkingTests
{
    private static readonly string LongThought = string.Join(' ', Enumerable.Repeat("Hmm.", 200));

    [Test, CancelAfter(120_000)]
    public async Task LongThought_FirstTime_IsReplaced_AndFromThenOnNeverShown(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(
            Scripts.Stream(Text(LongThought), Text("</think>"), Text("There were 42."), Finish("stop"), Done)
        );
        await using var hub = ModelHub.For(server, AddressShape.Plain);
        var (first, second) = (await hub.AskAsync(token), await hub.AskAsync(token));
        var starts = first.Events.OfType<TextMessageStartEvent>().ToList();

        Assert.Multiple(() =>
        {
            Assert.That(first.Result?.Answer, Is.EqualTo("There were 42."));
            Assert.That(starts.Select(start => start.Replaces), Is.EqualTo(new[] { null, starts[0].MessageId }));
            Assert.That(first.Reasoning, Is.EqualTo(LongThought));
            Assert.That(first.HalfOpen(), Is.Empty);
            Assert.That(second.Text, Is.EqualTo("There were 42."));
            Assert.That(second.Reasoning, Is.EqualTo(LongThought));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task KnownModel_DoesNotThinkThisTime_ItsTextIsTheAnswer(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(
            Scripts.Stream(Text("Hmm.</think>There were 42."), Finish("stop"), Done),
            Scripts.Stream(Text("There were 43."), Finish("stop"), Done)
        );
        await using var hub = ModelHub.For(server, AddressShape.Plain);
        await hub.AskAsync(token);
        Assert.That((await hub.AskAsync(token)).Result?.Answer, Is.EqualTo("There were 43."));
    }
}
