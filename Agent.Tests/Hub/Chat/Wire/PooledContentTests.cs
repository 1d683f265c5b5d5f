using System.Buffers;
using Agent.Hub.Chat.Wire.Pooling;

namespace Agent.Tests.Hub.Chat.Wire;

/// <summary>A request's body stays what it is as long as it is being sent, however early it is let go.</summary>
[CancelAfter(60_000)]
public sealed class PooledContentTests
{
    [Test]
    public async Task WriteTo_BodyBeyondTheUsual_IsWhole(CancellationToken token)
    {
        using var content = new PooledContent();
        var body = Enumerable.Range(0, 300_000).Select(i => (byte)i).ToArray();
        foreach (var piece in body.Chunk(7_001))
            content.Body.Write(piece);
        using var sent = new MemoryStream();
        await content.WriteToAsync(sent, token);
        content.WriteTo(sent, token);

        Assert.That(content.TryComputeLength(out var length), Is.True);
        Assert.That(length, Is.EqualTo(body.Length));
        Assert.That(sent.ToArray(), Is.EqualTo(body.Concat(body)));
    }

    [Test]
    public async Task Dispose_WhileItIsSent_KeepsTheBodyUntilItIs(CancellationToken token)
    {
        var content = new PooledContent();
        content.Body.Write("question"u8);
        using var slow = new SlowStream();
        var sending = content.WriteToAsync(slow, token);
        content.Dispose();
        content.Dispose();
        Assert.That(content.TryComputeLength(out var length) ? length : 0, Is.EqualTo(8));
        slow.Go.SetResult();
        await sending;

        Assert.That(slow.ToArray(), Is.EqualTo("question"u8.ToArray()));
        Assert.That(content.TryComputeLength(out length) ? length : 0, Is.Zero, "given back");
        Assert.That(async () => await content.WriteToAsync(slow, token), Throws.InstanceOf<ObjectDisposedException>());
    }

    private sealed class SlowStream : MemoryStream
    {
        public TaskCompletionSource Go { get; } = new();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Go.Task;
            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}
