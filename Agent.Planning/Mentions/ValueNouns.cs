using System.Collections.Frozen;
using Agent.Planning.Lexing;

namespace Agent.Planning.Mentions;

/// <summary>Words that tell what kind of value stands before them: the late shift, the day crew.</summary>
internal static class ValueNouns
{
    private static readonly FrozenSet<string> Nouns = WordLists.Of("value_nouns");

    /// <summary>Whether such a word stands at a place.</summary>
    public static bool StandsAt(Question question, int at) =>
        at < question.Tokens.Count && Nouns.Contains(question.Tokens[at].Singular);
}
