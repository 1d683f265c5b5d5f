namespace Agent.Data.Profiles;

/// <summary>Picks the most frequent values without sorting all of them.</summary>
internal static class TopCounts
{
    private static readonly Comparer<(IComparable Value, long Count)> MostFirst = Comparer<(IComparable Value, long Count)>.Create(
        (left, right) =>
            left.Count != right.Count ? right.Count.CompareTo(left.Count)
            : left.Value is string text ? string.CompareOrdinal(text, (string)right.Value)
            : left.Value.CompareTo(right.Value)
    );

    /// <summary>The most frequent values, most frequent first; among equals the smallest.</summary>
    public static IReadOnlyList<(IComparable Value, long Count)> Of(List<(IComparable Value, long Count)> counts, int most)
    {
        if (counts.Count <= most)
            return [.. counts.Order(MostFirst)];
        // Of those kept, the least wanted is on top of the heap.
        var heap = new PriorityQueue<(IComparable Value, long Count), (IComparable Value, long Count)>(
            Comparer<(IComparable Value, long Count)>.Create((left, right) => MostFirst.Compare(right, left))
        );
        foreach (var value in counts)
        {
            if (heap.Count < most)
                heap.Enqueue(value, value);
            else if (MostFirst.Compare(value, heap.Peek()) < 0)
                heap.EnqueueDequeue(value, value);
        }

        return [.. heap.UnorderedItems.Select(item => item.Element).Order(MostFirst)];
    }
}
