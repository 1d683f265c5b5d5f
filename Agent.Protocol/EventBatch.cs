using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>Consecutive events of one run: event <c>i</c> has sequence <c>Seq + i</c>. One batch is one stream item is one frame.</summary>
[JsonConverter(typeof(EventBatchConverter))]
public sealed record EventBatch
{
    // What the batch looks like on the wire, when several viewers share it. Never copied: a copy differs in what it says.
    private byte[]?[]? _encoded;

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

    /// <summary>The run the events belong to.</summary>
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
    public void Share() => Interlocked.CompareExchange(ref _encoded, new byte[]?[3], null);

    /// <summary>Forgets the encoded forms; viewers to come encode it for themselves.</summary>
    public void Release() => Volatile.Write(ref _encoded, null);

    /// <summary>The encoded form, made by whoever asks first. Two who ask at the same time may both make it.</summary>
    public byte[] Encoded(BatchEncoding encoding, Func<EventBatch, byte[]> encode)
    {
        ArgumentNullException.ThrowIfNull(encode);
        var forms = Volatile.Read(ref _encoded);
        if (forms is null)
            return encode(this);
        return Volatile.Read(ref forms[(int)encoding]) is { } known ? known : forms[(int)encoding] = encode(this);
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
