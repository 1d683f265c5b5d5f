using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Reading;

/// <summary>Words that say which of a sheet's dates is meant: "issued in May" where one date is called so and the others are not.</summary>
internal static class DateWords
{
    private const int LongEnough = 5;

    private static readonly string[] Weak = ["date", "time", "day", "on", "of", "at", "datetime", "timestamp", "month", "year"];

    /// <summary>The only date of the sheet that a word of the question names; null where none or several are named.</summary>
    public static ColumnRef? Named(Sentence sentence)
    {
        var dates = sentence.Sheet.Columns.Where(column => column.Kind.IsDate() && column.Filled > 0 && column.Distinct > 1).ToList();
        if (dates.Count < 2)
            return null;
        // "repair cost in 2024" speaks of the cost, not of the day of the repair.
        var tokens = sentence.Tokens.Where((_, at) => sentence.LinkAt(at) is not { Kind: TermKind.Column } link || link.Column!.Kind.IsDate()).ToList();
        var named = dates.Where(column => tokens.Exists(token => Says(column, token))).ToList();
        return named is [var only] ? new ColumnRef(sentence.Sheet, only) : null;
    }

    /// <summary>Whether a word of a question is one that the date is called by.</summary>
    public static bool Says(ColumnProfile column, Token token) => Words(column).Any(word => Says(token, word));

    private static IEnumerable<string> Words(ColumnProfile column) => NameWords.Split(column.Label).Where(word => !Weak.Contains(word));

    /// <summary>issued: "issued", or the beginning of "issueddate".</summary>
    private static bool Says(Token token, string word) =>
        token.Kind == TokenKind.Word && token.Lower.Length >= LongEnough && token.Stem.Length >= LongEnough - 1
        && (Stemmer.Stem(word) == token.Stem || (word.StartsWith(token.Stem, StringComparison.Ordinal) && word.EndsWith("date", StringComparison.Ordinal))
            || Synonyms.Of(token.Stem).Any(other => other is [var stem] && stem == Stemmer.Stem(word)));
}
