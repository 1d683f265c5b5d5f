using Agent.Core.Datasets;
using Agent.Core.Spelling;

namespace Agent.Planning.Replies;

/// <summary>What a dataset has that comes nearest to a word it does not have.</summary>
internal static class NearestNames
{
    // Columns with more values than this are identifiers or texts, not names that are missed.
    private const int MaxValues = 2_000;

    // One letter in three: "Eastgat" is Eastgate; "rain" is no Raven.
    private const double LargestDistance = 0.34;

    /// <summary>Whether a sheet, column or value is called so, regardless of case.</summary>
    public static bool Has(string term, DatasetProfile profile) =>
        All(profile).Any(name => string.Equals(name, term, StringComparison.OrdinalIgnoreCase));

    /// <summary>The nearest names: those that have the word in them, then those spelt much like it.</summary>
    public static IReadOnlyList<string> Of(string term, DatasetProfile profile, int count)
    {
        var asked = term.ToLowerInvariant();
        return
        [
            .. All(profile).Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => (Name: name, Distance: Distance(asked, name.ToLowerInvariant())))
                .Where(near => near.Distance <= LargestDistance)
                .OrderBy(near => near.Distance).ThenBy(near => near.Name.Length)
                .Take(count).Select(near => near.Name),
        ];
    }

    private static double Distance(string asked, string name)
    {
        if (name.Length == 0 || name.Length > 60)
            return 1;
        if (asked.Length > 3 && name.Contains(asked, StringComparison.Ordinal))
            return 0.1;
        return name.Split(' ', '-', '_', '/')
            .Append(name)
            .Min(word => word.Length < 3 ? 1 : (double)EditDistance.Between(asked, word) / Math.Max(asked.Length, word.Length));
    }

    private static IEnumerable<string> All(DatasetProfile profile) =>
        profile
            .Sheets.Where(sheet => !sheet.Hidden)
            .SelectMany(sheet =>
                sheet
                    .Columns.Where(column => !column.IsPerson && column.Values.Count <= MaxValues)
                    .SelectMany(column => column.Values.Select(value => value.Value))
                    .Concat(sheet.Columns.Select(column => column.Label))
                    .Append(sheet.Name)
            );
}
