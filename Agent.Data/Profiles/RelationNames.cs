using System.Text;
using Agent.Core.Datasets;
using Agent.Core.Spelling;

namespace Agent.Data.Profiles;

/// <summary>What the names of two columns say of whether one refers to the other.</summary>
internal static class RelationNames
{
    // Alone these number the rows of any sheet.
    private static readonly HashSet<string> Counters = ["id", "no", "nr", "number", "index", "row", "item", "seq", "key", "code"];

    private static readonly HashSet<string> Generic =
    [
        "name",
        "type",
        "title",
        "description",
        "status",
        "year",
        "month",
        "remarks",
        "comment",
        "value",
        "unit",
        "total",
    ];

    /// <summary>Share of the distinct values that must be found in the other sheet.</summary>
    public static double LeastShared(RelationEvidence evidence) =>
        evidence switch
        {
            RelationEvidence.Same => 0.5,
            RelationEvidence.Sheet => 0.7,
            _ => 0.9,
        };

    /// <summary>How surely a column of one sheet refers to the key of another, by their names.</summary>
    public static RelationEvidence Compare(SheetProfile from, ColumnProfile column, SheetProfile to, ColumnProfile key)
    {
        var (own, other) = (Words(column.Name), Words(key.Name));
        var rows = Words(to.Name);
        if (own.Count == 0 || other.Count == 0)
            return RelationEvidence.None;
        var isCounter = other.Count == 1 && Counters.Contains(other[0]);
        if (own.SequenceEqual(other))
            return isCounter && column.Distinct == column.Filled ? RelationEvidence.None
                : other.TrueForAll(Generic.Contains) ? RelationEvidence.Part
                : RelationEvidence.Same;
        if (isCounter && own.Count > 1 && own[^1] == other[0] && rows.Count > 0 && own[^2] == rows[^1])
            return RelationEvidence.Same;
        if (rows.Count > 0 && own[^1] == rows[^1] && !string.Equals(from.Name, to.Name, StringComparison.OrdinalIgnoreCase))
            return RelationEvidence.Sheet;
        var holds = other.TrueForAll(own.Contains) || own.TrueForAll(other.Contains);
        return
            holds && !isCounter && key.Kind == ColumnKind.Text && !other.TrueForAll(Generic.Contains) && !own.TrueForAll(Generic.Contains)
            ? RelationEvidence.Part
            : RelationEvidence.None;
    }

    /// <summary>The words of a name in lower case without their plural: at anything but letters and digits, and at humps.</summary>
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var at = 0; at <= name.Length; at++)
        {
            var ends =
                at == name.Length || !char.IsLetterOrDigit(name[at]) || (at > 0 && char.IsUpper(name[at]) && char.IsLower(name[at - 1]));
            if (ends && word.Length > 0)
            {
                words.Add(WordForms.Singular(word.ToString().ToLowerInvariant()));
                word.Clear();
            }

            if (at < name.Length && char.IsLetterOrDigit(name[at]))
                word.Append(name[at]);
        }

        return words;
    }
}
