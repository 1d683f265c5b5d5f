using System.Net.ServerSentEvents;
using System.Text;
using Agent.Hub.Chat.Wire;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Hub.Chat.Wire;

public sealed class EndpointBodyTests
{
    private static readonly string[] Pieces =
        ["data: 1\n", "\n", "\r\n", "error: bad\n\n", "error", ": error: x\n", "e", "err", "data: x", "event: error\n", "\r", "é"];

    private static readonly Gen<string> Bodies = Gen.Int[0, Pieces.Length - 1]
        .List[0, 12]
        .Select(chosen => string.Concat(chosen.Select(index => Pieces[index])));

    /// <summary>However the network cuts a body, the same events come of it.</summary>
    [Test]
    public void Read_AnyCut_GivesTheSameEvents() =>
        Gen.Select(Bodies, Gen.Int[1, 9]).SeededOnCi().Sample((text, size) => Events(text, int.MaxValue) == Events(text, size));

    // The field's name is as long as "data: ", so that a space more stands before the value; JSON does not mind.
    [TestCase("error: bad\n\n", "message= bad")]
    [TestCase("data: 1\n\nerror: bad", "message=1|message= bad")]
    [TestCase("data: error: 1\n\n", "message=error: 1")]
    [TestCase("data: half", "message=half")]
    public void Read_Body_GivesEvents(string text, string events) => Assert.That(Events(text, 3), Is.EqualTo(events));

    [Test, CancelAfter(120_000)]
    public async System.Threading.Tasks.Task Read_LineWithoutEnd_IsRefused(CancellationToken token)
    {
        using var body = new EndpointBody(new EndlessStream());
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            var buffer = new byte[64 * 1024];
            while (await body.ReadAsync(buffer, token) > 0)
            {
            }
        });
    }

    private static string Events(string text, int size)
    {
        using var body = new EndpointBody(new CutStream(Encoding.UTF8.GetBytes(text), size));
        var events = SseParser.Create(body, (type, data) => $"{type}={Encoding.UTF8.GetString(data)}").EnumerateAsync();
        // The stream below never waits.
        return string.Join('|', events.Select(next => next.Data).ToBlockingEnumerable());
    }

    private sealed class CutStream(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'x');
            return ValueTask.FromResult(buffer.Length);
        }
    }

    [TestCase("\n")]
    [TestCase("\r\n")]
    public async Task Read_EventOfManyLinesWithoutEnd_IsRefused(string lineEnd)
    {
        var line = System.Text.Encoding.UTF8.GetBytes("data: " + new string('x', 1 << 16) + lineEnd);
        await using var body = new EndpointBody(
            new MemoryStream([.. Enumerable.Repeat(line, (EndpointBody.MaxEvent >> 16) + 2).SelectMany(bytes => bytes)])
        );

        Assert.That(async () => await body.CopyToAsync(Stream.Null), Throws.TypeOf<InvalidDataException>());
    }

    [TestCase("\n")]
    [TestCase("\r\n")]
    [TestCase("\r")]
    public async Task Read_ManyEvents_EachCountsForItself(string lineEnd)
    {
        var line = System.Text.Encoding.UTF8.GetBytes("data: " + new string('x', 1 << 16) + lineEnd + lineEnd);
        await using var body = new EndpointBody(
            new MemoryStream([.. Enumerable.Repeat(line, (EndpointBody.MaxEvent >> 16) + 2).SelectMany(bytes => bytes)])
        );

        Assert.That(async () => await body.CopyToAsync(Stream.Null), Throws.Nothing);
    }
}
