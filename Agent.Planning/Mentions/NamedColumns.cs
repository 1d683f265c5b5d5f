using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Mentions;

/// <summary>Words that name another column than the one they were found in, or none.</summary>
internal static class NamedColumns
{
    /// <summary>
    /// "per class" of Class I, II and III: a word that all values of a column have picks none of them, and names the column.
    /// </summary>
    public static SchemaMention OfAllValues(SchemaMention mention) =>
        mention is { IsWhole: false, IsPartOfMany: true, Column: { ValuesComplete: true } column }
        && mention.Values.Count >= column.Distinct
            ? mention with { Kind = TermKind.Column, Values = [], Rows = column.Filled }
            : mention;

    /// <summary>
    /// "event types" of a sheet with event_type in numbers and Event type in words are the words, where no code is asked for; so are
    /// "counties" of COUNTY_CODE and COUNTY_NAME.
    /// </summary>
    public static bool IsCodeOf(SchemaMention mention, List<SchemaMention> all, IReadOnlyList<Token> tokens) =>
        mention is { Kind: TermKind.Column, Column: { } code }
        && (code.Kind == ColumnKind.Integer || CodeColumns.IsCodeHeader(NameWords.Split(code.Name)))
        // Product ID beside Product Description numbers the records.
        && code.Distinct * 2L <= code.Filled
        && !IsCodeAsked(tokens)
        && all.Exists(other =>
            other is { Kind: TermKind.Column, Column: { Kind: ColumnKind.Text } named }
            && other.Start == mention.Start
            && other.End == mention.End
            && ReferenceEquals(other.Sheet, mention.Sheet)
            && other.Match <= mention.Match
            && !ReferenceEquals(named, code)
            && CodeColumns.ThingWords(named.Name).SequenceEqual(CodeColumns.ThingWords(code.Name), StringComparer.OrdinalIgnoreCase)
        );

    /// <summary>"number of incidents" counts them; it is no Incident Number, though Number of Injuries it may be.</summary>
    public static bool IsCounting(IReadOnlyList<Token> tokens, int at) =>
        tokens[at].Is("number", "numbers", "count", "total") && at + 1 < tokens.Count && tokens[at + 1].Is("of");

    private static bool IsCodeAsked(IReadOnlyList<Token> tokens) =>
        tokens
            .Where((token, at) => token.Kind == TokenKind.Word && CodeColumns.IsCode(token.Singular) && !IsCounting(tokens, at))
            .Any();
}
