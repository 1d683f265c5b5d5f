using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Agent.Core.Agents;
using Agent.Hub.Chat.Wire.Joining;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Hub.Chat.Wire;

/// <summary>What has arrived together is one update, what has not waits for nothing, and nothing is lost or moved.</summary>
[CancelAfter(60_000)]
public sealed class JoinedUpdatesTests
{
    [Test]
    public async Task Of_PiecesThatAreThere_AreOneOfEachKind(CancellationToken token)
    {
        ChatResponseUpdate retracting = Text("c");
        retracting.RetractText();
        ChatResponseUpdate last = Text("f");
        last.FinishReason = ChatFinishReason.Stop;

        var updates = await JoinedUpdates
            .OfAsync(
                _ =>
                    Of(
                        Thought("one "), Thought("two"), Text("a"), Text("b"), retracting, Text("d"), Sign(), Sign(), Text("e"), last
                    ),
                token
            )
            .ToListAsync(token);

        Assert.That(updates.Select(Shown), Is.EqualTo(new[] { "(one two)", "ab", "c", "d", "", "e", "f" }));
        Assert.That(updates[2], Is.SameAs(retracting));
        Assert.That(updates[^1].FinishReason, Is.EqualTo(ChatFinishReason.Stop));
    }

    [Test]
    public async Task Of_EndlessPieces_AreGivenAsTheyCome(CancellationToken token)
    {
        var first = await JoinedUpdates
            .OfAsync(_ => Of([.. Enumerable.Repeat(0, 1000).Select(_ => Text("x"))]), token)
            .Take(2)
            .ToListAsync(token);

        Assert.That(first.Select(update => update.Text.Length), Is.EqualTo(new[] { 64, 64 }));
    }

    [Test]
    public async Task Of_PieceThatIsNotThereYet_HoldsNothingBack(CancellationToken token)
    {
        var source = Channel.CreateUnbounded<ChatResponseUpdate>();
        source.Writer.TryWrite(Text("a"));
        source.Writer.TryWrite(Text("b"));
        await using var updates = JoinedUpdates
            .OfAsync(stop => source.Reader.ReadAllAsync(stop), token)
            .GetAsyncEnumerator(token);

        Assert.That(await updates.MoveNextAsync(), Is.True);
        Assert.That(updates.Current.Text, Is.EqualTo("ab"));
        source.Writer.TryWrite(Text("c"));
        Assert.That(await updates.MoveNextAsync(), Is.True);
        Assert.That(updates.Current.Text, Is.EqualTo("c"));
        source.Writer.Complete(new InvalidOperationException("cut"));
        await Assert.ThatAsync(async () => await updates.MoveNextAsync(), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Of_FailureBehindPieces_GivesThePiecesFirst(CancellationToken token)
    {
        await using var updates = JoinedUpdates.OfAsync(_ => Failing(), token).GetAsyncEnumerator(token);

        Assert.That(await updates.MoveNextAsync(), Is.True);
        Assert.That(updates.Current.Text, Is.EqualTo("ab"));
        await Assert.ThatAsync(async () => await updates.MoveNextAsync(), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Of_LeftWhileTheNextIsRead_EndsTheReading(CancellationToken token)
    {
        var ended = new TaskCompletionSource();
        var updates = JoinedUpdates.OfAsync(stop => Waiting(ended, stop), token).GetAsyncEnumerator(token);
        await updates.MoveNextAsync();
        await updates.DisposeAsync();

        Assert.That(ended.Task.IsCompletedSuccessfully, Is.True);
    }

    private static ChatResponseUpdate Text(string text) => new(ChatRole.Assistant, text);

    private static ChatResponseUpdate Thought(string text) => new(ChatRole.Assistant, [new TextReasoningContent(text)]);

    private static ChatResponseUpdate Sign() => new();

    private static string Shown(ChatResponseUpdate update) =>
        update.Contents is [TextReasoningContent thought] ? $"({thought.Text})" : update.Text;

    private static async IAsyncEnumerable<ChatResponseUpdate> Of(params ChatResponseUpdate[] updates)
    {
        foreach (var update in updates)
            yield return update;
        await Task.CompletedTask;
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Failing()
    {
        yield return Text("a");
        yield return Text("b");
        await Task.CompletedTask;
        throw new InvalidOperationException("cut");
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Waiting(
        TaskCompletionSource ended,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        yield return Text("a");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }
        finally
        {
            ended.SetResult();
        }
    }
}
