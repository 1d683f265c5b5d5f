using System.Collections.Frozen;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Mentions;

/// <summary>
/// Values whose words may say something else, and whose neighbours tell that the value is meant: "the late shift", "Day or Night".
/// </summary>
internal static class MeantValues
{
    private static readonly FrozenSet<string> Nouns = WordLists.Of("value_nouns");

    /// <summary>Whether its kind stands behind a value, or another value of its column beside it.</summary>
    public static bool IsMeant(Question question, SchemaMention value) =>
        value is { Kind: TermKind.Value, IsWhole: true, Match: <= MatchKind.Stem }
        && (
            IsKind(question, value.End)
            || question.Names.Any(other => AreListed(question, value, other) || AreListed(question, other, value))
        );

    /// <summary>"the late shift", "day crew": what the kind of value is called.</summary>
    public static bool IsKind(Question question, int at) => at < question.Tokens.Count && Nouns.Contains(question.Tokens[at].Singular);

    /// <summary>"Day, Late or Night": values of one column, one right behind another.</summary>
    private static bool AreListed(Question question, SchemaMention first, SchemaMention second) =>
        second.Start == first.End + 1
        && question.Is(first.End, "or", "and", "nor", ",", "/")
        && first is { Kind: TermKind.Value, IsWhole: true, Match: <= MatchKind.Stem }
        && second is { Kind: TermKind.Value, IsWhole: true, Match: <= MatchKind.Stem }
        && ReferenceEquals(first.Column, second.Column);
}
