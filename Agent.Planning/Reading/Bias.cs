using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Reading;

/// <summary>What the form of a question adds to a link: "how many people" wants numbers added up, "incidents with" wants a yes.</summary>
internal static class Bias
{
    private static readonly string[] People = ["people", "person", "persons", "individuals", "victims", "workers", "employees", "passengers"];

    public static Func<Link, double> For(IReadOnlyList<Token> tokens, DatasetProfile profile)
    {
        var heads = profile.Sheets.Select(sheet => NameWords.Split(sheet.Name) is [.., var head] ? Stemmer.Singular(head) : string.Empty).ToHashSet(StringComparer.Ordinal);
        var hasPeople = tokens.Any(token => token.Is(People));
        bool Quantified(int start) => Enumerable.Range(1, 3).Any(back => start - back >= 0 && tokens[start - back].Is("many", "total", "average", "sum", "mean", "most", "highest", "fewest", "total", "median", "maximum", "much", "number"));
        return link => link.Kind != TermKind.Column ? 0
            : link.IsNumeric && HasTwin(link) ? -0.3
            : link.IsNumeric && !link.IsWhole && IsHead(link, tokens, heads) ? -0.5
            : link.IsNumeric ? (hasPeople || Quantified(link.Start) ? 0.12 : 0)
            : link.IsFlag ? (hasPeople ? -0.1 : Quantified(link.Start) ? -0.03 : 0.06)
            : 0;
    }

    /// <summary>"open actions" are rows of the sheet of actions before they are a number of "actions raised".</summary>
    private static bool IsHead(Link link, IReadOnlyList<Token> tokens, HashSet<string> heads) => link.Tokens.All(at => tokens[at].Lower != tokens[at].Singular && heads.Contains(tokens[at].Singular));

    /// <summary>A column of code numbers beside a column of the same name with the words: people ask for the words.</summary>
    private static bool HasTwin(Link link)
    {
        var words = NameWords.Split(link.Column!.Name);
        return link.Sheet.Columns.Any(other => !ReferenceEquals(other, link.Column) && other.Filled > 0 && IsTwin(words, NameWords.Split(other.Name)) && (other.Kind.IsText() || other.Filled < link.Column.Filled));
    }

    // nature_of_inj beside Nature of Injury: word by word the same, or shortened.
    private static bool IsTwin(IReadOnlyList<string> words, IReadOnlyList<string> other) =>
        words.Count == other.Count && words.Zip(other).All(pair => pair.First == pair.Second || (pair.First.Length >= 3 && pair.Second.StartsWith(pair.First, StringComparison.Ordinal)) || Synonyms.IsShortFor(pair.First, pair.Second));
}
