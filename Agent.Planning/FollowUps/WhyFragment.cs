using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Edits;

namespace Agent.Planning.FollowUps;

/// <summary>
/// "Why?": the same records by the column that says why they occurred. That is what the data hold of reasons; what caused what they cannot
/// tell.
/// </summary>
public static class WhyFragment
{
    private const int MaxValues = 200;
    private const int Shown = 10;

    private static readonly Lazy<IReadOnlyList<string>> Headings = new(Read);

    /// <summary>The change of the query; null where no column says why.</summary>
    /// <param name="last">The query of the answer before.</param>
    /// <param name="profile">The dataset.</param>
    public static QueryFragment? Of(Query last, DatasetProfile profile)
    {
        ArgumentNullException.ThrowIfNull(last);
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.Sheet(last.From) is not { } sheet || Column(sheet) is not { } column)
            return null;
        return new QueryFragment
        {
            Select = [new CountOf()],
            GroupBy = [new GroupKey(new ColumnValue(new Field(column.Name)))],
            Order = new OrderBy { Select = 0, Descending = true },
            Limit = new Limit(Shown),
        };
    }

    /// <summary>The column of a sheet that says why its records occurred; null where none does.</summary>
    /// <param name="sheet">The sheet.</param>
    internal static ColumnProfile? Column(SheetProfile sheet)
    {
        var told = sheet
            .Columns.Where(column =>
                column.Kind.IsText()
                && !column.IsIdentifier
                && !column.IsNarrative
                && column.Distinct is > 1 and <= MaxValues
                && column.Filled > 0
            )
            .ToList();
        return Headings
            .Value.Select(heading =>
                told.Where(column => column.Label.Contains(heading, StringComparison.OrdinalIgnoreCase)).MaxBy(column => column.Filled)
            )
            .FirstOrDefault(column => column is not null);
    }

    private static List<string> Read()
    {
        using var stream = typeof(WhyFragment).Assembly.GetManifestResourceStream("Agent.Planning.FollowUps.cause-headings.txt")
            ?? throw new InvalidDataException("cause-headings.txt is not part of the build.");
        using var reader = new StreamReader(stream);
        var headings = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                headings.Add(line);
        }

        return headings;
    }
}
