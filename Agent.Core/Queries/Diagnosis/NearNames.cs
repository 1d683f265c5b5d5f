using Agent.Core.Spelling;

namespace Agent.Core.Queries.Diagnosis;

/// <summary>Names there are, for someone who wrote one that there is not.</summary>
internal static class NearNames
{
    private const int LongestName = 60;

    /// <summary>All of them in a sentence, the one that was probably meant first.</summary>
    public static string Known(string name, IReadOnlyList<string> known)
    {
        var all = $"Known are {string.Join(", ", known)}.";
        return Nearest(name, known) is { } near ? $"Did you mean \"{near}\"? {all}" : all;
    }

    /// <summary>What a value must be one of, and what it was.</summary>
    public static string OneOf(string? name, IReadOnlyList<string> known)
    {
        var all = $"one of {string.Join(", ", known)}";
        return name is null or { Length: > LongestName } ? all
            : Nearest(name, known) is { } near ? $"{all}, not \"{name}\"; the nearest is {near}"
            : $"{all}, not \"{name}\"";
    }

    private static string? Nearest(string name, IReadOnlyList<string> known)
    {
        if (name.Length > LongestName)
            return null;
        var asked = Letters(name);
        return known
            .Select(one => (Name: one, Away: EditDistance.Between(asked, Letters(one))))
            .Where(one => one.Away <= Math.Max(1, asked.Length / 3))
            .OrderBy(one => one.Away)
            .Select(one => one.Name)
            .FirstOrDefault();
    }

    // group_by, groupBy and "group by" are one name.
    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
