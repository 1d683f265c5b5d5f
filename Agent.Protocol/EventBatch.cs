using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>Consecutive events of one run: event <c>i</c> has sequence <c>Seq + i</c>. One batch is one stream item is one frame.</summary>
[JsonConverter(typeof(EventBatchConverter))]
public sealed record EventBatch
{
    private const int Encodings = 3;
    private const int Forms = 2;

    // What the batch looks like on the wire, when several viewers share it. Never copied: a copy differs in what it says.
    private byte[]?[]? _encoded;

    // Which form of the batch this is: each has its places among the encoded ones.
    private int _form;

    /// <summary>Makes an empty batch; its properties are required.</summary>
    public EventBatch()
    {
    }

    private EventBatch(EventBatch other)
    {
        RunId = other.RunId;
        Epoch = other.Epoch;
        Seq = other.Seq;
        Events = other.Events;
    }

    /// <summary>
    /// The run the events belong to. Empty, and left out on the wire, in a compact stream's later batches; <see cref="Epoch"/> too.
    /// </summary>
    [JsonPropertyName("runId")]
    public required string RunId { get; init; }

    /// <summary>Names the life of the run's log.</summary>
    [JsonPropertyName("epoch")]
    public required string Epoch { get; init; }

    /// <summary>Sequence of the first event; sequences start at 1 and have no gap.</summary>
    [JsonPropertyName("seq")]
    public required long Seq { get; init; }

    /// <summary>The events in order; never empty.</summary>
    [JsonPropertyName("events")]
    public required IReadOnlyList<AgentEvent> Events { get; init; }

    /// <summary>Position of the last event of this batch.</summary>
    [JsonIgnore]
    public Position End => new(Epoch, Seq + Events.Count - 1);

    /// <summary>Whether several viewers are about to be sent this batch, so that it is worth encoding once for all.</summary>
    [JsonIgnore]
    public bool IsShared => Volatile.Read(ref _encoded) is not null;

    /// <summary>Marks the batch as shared: its encoded forms are kept from now on, until <see cref="Release"/>.</summary>
    public void Share() => Interlocked.CompareExchange(ref _encoded, new byte[]?[Forms * Encodings], null);

    /// <summary>
    /// The batch in the compact form for a stream that has named run and epoch before. It is shared as this one is, so its events must be
    /// the same for every viewer.
    /// </summary>
    /// <param name="events">Its events in that form.</param>
    public EventBatch Compact(IReadOnlyList<AgentEvent> events) =>
        new()
        {
            RunId = string.Empty,
            Epoch = string.Empty,
            Seq = Seq,
            Events = events,
            _encoded = Volatile.Read(ref _encoded),
            _form = 1,
        };

    /// <summary>Forgets the encoded forms; viewers to come encode it for themselves.</summary>
    public void Release() => Volatile.Write(ref _encoded, null);

    /// <summary>The encoded form, made by whoever asks first. Two who ask at the same time may both make it.</summary>
    public byte[] Encoded(BatchEncoding encoding, Func<EventBatch, byte[]> encode)
    {
        ArgumentNullException.ThrowIfNull(encode);
        var forms = Volatile.Read(ref _encoded);
        if (forms is null)
            return encode(this);
        ref var form = ref forms[(_form * Encodings) + (int)encoding];
        return Volatile.Read(ref form) is { } known ? known : form = encode(this);
    }

    /// <summary>Whether both hold the same events at the same place.</summary>
    public bool Equals(EventBatch? other) =>
        other is not null
        && RunId == other.RunId
        && Epoch == other.Epoch
        && Seq == other.Seq
        && EqualityComparer<IReadOnlyList<AgentEvent>>.Default.Equals(Events, other.Events);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RunId, Epoch, Seq);
}
