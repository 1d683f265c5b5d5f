namespace Agent.Tests.Core.Privacy;

/// <summary>Compares ordinally and counts what it is asked: work that no busy machine changes.</summary>
internal sealed class CountingComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
{
    public long Hashed { get; private set; }

    public long Compared { get; private set; }

    public long Characters { get; private set; }

    public void Reset() => (Hashed, Compared, Characters) = (0, 0, 0);

    public bool Equals(string? x, string? y) => Equals(x.AsSpan(), y!);

    public int GetHashCode(string obj) => GetHashCode(obj.AsSpan());

    public bool Equals(ReadOnlySpan<char> alternate, string other)
    {
        Compared++;
        return alternate.SequenceEqual(other);
    }

    public int GetHashCode(ReadOnlySpan<char> alternate)
    {
        Hashed++;
        Characters += alternate.Length;
        return string.GetHashCode(alternate, StringComparison.Ordinal);
    }

    public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();
}
