using System.Collections.Concurrent;

namespace Agent.Planning.Drafts;

/// <summary>Named features of a candidate with their values. Names are shared, so that a vector is a list of numbers.</summary>
internal sealed class FeatureVector
{
    // What a copy is told beyond what it was copied from, mostly.
    private const int Room = 16;

    private static readonly ConcurrentDictionary<string, int> Ids = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> IdsByText =
        Ids.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly ConcurrentDictionary<int, string> Names = new();

    private readonly List<(int Id, float Value)> _items;

    public FeatureVector() => _items = [];

    public FeatureVector(FeatureVector other)
    {
        _items = new(other._items.Count + Room);
        _items.AddRange(other._items);
    }

    public IReadOnlyList<(int Id, float Value)> Items => _items;

    /// <summary>The number that stands for a name in this process.</summary>
    public static int Id(string name) => Ids.GetOrAdd(name, static added =>
    {
        var id = Ids.Count;
        while (!Names.TryAdd(id, added))
            id++;
        return id;
    });

    /// <summary>The name that a number stands for.</summary>
    public static string Name(int id) => Names[id];

    /// <summary>The value of a feature; 0 where it is not told.</summary>
    public double Value(string name)
    {
        var id = Id(name);
        return _items.Where(item => item.Id == id).Sum(item => (double)item.Value);
    }

    public void Add(string name, double value = 1) => _items.Add((Id(name), (float)value));

    /// <summary>Adds a feature whose name is put together; the text is made only for a name that is new.</summary>
    public void Add(FeatureName name, double value = 1)
    {
        _items.Add((IdsByText.TryGetValue(name.Text, out var id) ? id : Id(name.Text.ToString()), (float)value));
        name.Clear();
    }
}
