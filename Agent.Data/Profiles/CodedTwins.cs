using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>
/// Marks numbers that stand for the words of another column: <c>event_type</c> 14 beside <c>Event type</c> "Fall". They are codes, and are
/// neither added up nor ranked.
/// </summary>
internal static class CodedTwins
{
    // Fewer may be grades, whose mean says something.
    private const int FewestCodes = 7;
    private const int MostCodes = 300;
    private const int ShortestStem = 3;
    private const double MostlyPaired = 0.95;

    /// <param name="columns">The profiles.</param>
    /// <param name="cells">The cells of each.</param>
    public static ColumnProfile[] Mark(IReadOnlyList<ColumnProfile> columns, IReadOnlyList<TypedColumn> cells)
    {
        var marked = columns.ToArray();
        for (var code = 0; code < columns.Count; code++)
        {
            if (columns[code] is not { Kind: ColumnKind.Integer, IsCode: false, Distinct: >= FewestCodes and <= MostCodes })
                continue;
            for (var text = 0; text < columns.Count && !marked[code].IsCode; text++)
            {
                if (
                    columns[text] is { Kind: ColumnKind.Text } words
                    && words.Distinct * 2 >= columns[code].Distinct
                    && words.Distinct <= columns[code].Distinct + 1
                    && AreCalledAlike(columns[code].Label, words.Label)
                    && ArePaired(cells[code], cells[text])
                )
                    marked[code] = marked[code] with { IsCode = true };
            }
        }

        return marked;
    }

    /// <summary>
    /// Whether a word of the one header is one of the other's, or begins it: <c>nature_of_inj</c> and Nature of Injury. That they are
    /// paired is proved by their cells.
    /// </summary>
    private static bool AreCalledAlike(string code, string words)
    {
        var whole = CodeWords.Split(words);
        return CodeWords
            .Split(code)
            .Exists(word => word.Length >= ShortestStem && whole.Exists(other => other.StartsWith(word, StringComparison.Ordinal)));
    }

    /// <summary>Whether a number has one text and a text one number, but for slips.</summary>
    private static bool ArePaired(TypedColumn codes, TypedColumn texts)
    {
        var pairs = new Dictionary<(long Code, long Text), int>();
        var rows = 0;
        for (var row = 0; row < codes.Rows; row++)
        {
            if (codes.IsNull(row) || texts.IsNull(row))
                continue;
            rows++;
            var pair = (codes.Cells[row], texts.Cells[row]);
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
        }

        var byCode = pairs.GroupBy(pair => pair.Key.Code).Sum(group => group.Max(pair => pair.Value));
        var byText = pairs.GroupBy(pair => pair.Key.Text).Sum(group => group.Max(pair => pair.Value));
        return rows > 0 && byCode >= MostlyPaired * rows && byText >= MostlyPaired * rows;
    }
}
