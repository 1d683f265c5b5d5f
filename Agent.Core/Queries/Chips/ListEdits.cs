namespace Agent.Core.Queries.Chips;

/// <summary>Lists with one item changed.</summary>
internal static class ListEdits
{
    public static IReadOnlyList<T> With<T>(this IReadOnlyList<T> list, int index, T item) =>
        [.. list.Select((other, at) => at == index ? item : other)];

    public static IReadOnlyList<T> Without<T>(this IReadOnlyList<T> list, int index) => [.. list.Where((_, at) => at != index)];
}
