using System.Collections.Frozen;
using Agent.Planning.Lexing;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>
/// The verb of a question for a share: "what percentage of incidents where the rota is not Night were high" has the whole between "of" and
/// "were", and the part behind it. The verb of a clause that begins with "where" or "that" is its own.
/// </summary>
internal static class ShareVerb
{
    private static readonly FrozenSet<string> Verbs = WordLists.Of("share_verbs");

    /// <summary>Where "of" and the verb stand; null where the question has no such form.</summary>
    public static (int Of, int Verb)? Find(Question question)
    {
        var of = Enumerable.Range(0, question.Tokens.Count).FirstOrDefault(at => question.Is(at, "of"), -1);
        if (of < 0)
            return null;
        var isInClause = false;
        int? ofClause = null;
        for (var at = of + 1; at < question.Tokens.Count; at++)
        {
            if (question.Is(at, "where", "whose", "that", "which", "who", "when"))
                isInClause = true;
            else if (!IsVerb(question, at))
                continue;
            else if (!isInClause)
                return (of, at);
            else
                (isInClause, ofClause) = (false, at);
        }

        // "percentage of records that ended in a death"
        return ofClause is { } verb ? (of, verb) : null;
    }

    /// <summary>"were", and "exceeds" of a bound.</summary>
    private static bool IsVerb(Question question, int at) =>
        Verbs.Contains(question.Tokens[at].Lower)
        || question.Comparisons.Any(comparison =>
            comparison.Start == at && question.Tokens[at].Kind == TokenKind.Word && question.Tokens[at].Lower.EndsWith('s')
        );
}
