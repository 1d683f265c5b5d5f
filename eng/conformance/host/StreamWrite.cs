using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.ConformanceHost;

/// <summary>The headers of a write.</summary>
internal sealed partial record StreamWrite
{
    public bool Closes { get; init; }

    public string? ContentType { get; init; }

    public string? Seq { get; init; }

    public string? Producer { get; init; }

    public long Epoch { get; init; }

    public long ProducerSeq { get; init; }

    /// <summary>Whether the producer's headers are there together and well formed, or all missing.</summary>
    public bool IsWellFormed { get; init; }

    public static StreamWrite Read(HttpRequest request)
    {
        var headers = request.Headers;
        string? Value(string name) => headers.TryGetValue(name, out var value) ? value.ToString() : null;
        var (producer, epoch, seq) = (Value("Producer-Id"), Value("Producer-Epoch"), Value("Producer-Seq"));
        var isWhole =
            producer is { Length: > 0 } && epoch is not null && seq is not null && Integer().IsMatch(epoch) && Integer().IsMatch(seq);
        return new StreamWrite
        {
            Closes = string.Equals(Value("Stream-Closed"), "true", StringComparison.OrdinalIgnoreCase),
            ContentType = request.ContentType,
            Seq = Value("Stream-Seq"),
            Producer = isWhole ? producer : null,
            Epoch = isWhole ? long.Parse(epoch!, CultureInfo.InvariantCulture) : 0,
            ProducerSeq = isWhole ? long.Parse(seq!, CultureInfo.InvariantCulture) : 0,
            IsWellFormed = isWhole || (producer is null && epoch is null && seq is null),
        };
    }

    [GeneratedRegex(@"^\d{1,15}$")]
    private static partial Regex Integer();
}
