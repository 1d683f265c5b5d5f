using Agent.Core.Queries;
using Agent.Core.Queries.Words;

namespace Agent.Data.Tools.Words;

/// <summary>
/// What a table says of itself in one language: why rows were left out, what else is to be known. Names stay as the data have them.
/// </summary>
internal abstract class EvidenceWords
{
    private static readonly EvidenceWords English = new EnglishEvidenceWords();
    private static readonly EvidenceWords German = new GermanEvidenceWords();

    /// <summary>The texts in a language by its tag; in English where there are none.</summary>
    public static EvidenceWords For(string? language) =>
        string.Equals(language?.Split('-')[0], "de", StringComparison.OrdinalIgnoreCase) ? German : English;

    /// <summary>Why rows were left out.</summary>
    public string Reason(QueryPhrases phrases, LeftOutRows left) =>
        left.Rule switch
        {
            LeftOutRule.Continuation => phrases.Continues(left.Column),
            LeftOutRule.Later => Later(left.Column),
            _ => Without(left.Column),
        };

    /// <summary>"Closed Date is after the day asked for".</summary>
    protected abstract string Later(string column);

    /// <summary>"no Cost".</summary>
    protected abstract string Without(string column);

    /// <summary>Why rows were left out that a filter does not fit.</summary>
    public abstract string NotFitting(string filter);

    /// <summary>Why rows of a sheet were left out that are no records.</summary>
    public abstract string NoRecord(Core.Datasets.LeftOutRows left, string sheet);

    /// <summary>"Counts 12 rows without Site, too."</summary>
    public abstract string CountsBlanks(long rows, string column);

    /// <summary>Which sheets a table was made of.</summary>
    public abstract string Tabs(string table, IReadOnlyList<string> shown, int more);

    /// <summary>Of which sheet a table holds a row for each month that is a column there.</summary>
    public abstract string Months(string table, string sheet);

    /// <summary>The heading of a column that the compiler named.</summary>
    public abstract string Heading(string label);

    /// <summary>What else is to be known of the figures.</summary>
    public IEnumerable<string> Remarks(QueryPhrases phrases, QueryEvidence evidence)
    {
        foreach (var blank in evidence.BlanksCounted)
            yield return CountsBlanks(blank.Rows, blank.Column);
        if (evidence.AsOf is { } day)
            yield return $"{Capital(phrases.AsOf(day))}.";
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
