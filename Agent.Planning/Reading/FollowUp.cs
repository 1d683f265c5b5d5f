using Agent.Planning.Lexing;
using Agent.Planning.Times;

namespace Agent.Planning.Reading;

/// <summary>Completes a question that leans on the one before it: "and by month?", "what about 2017?", "only fatal ones".</summary>
internal static class FollowUp
{
    private static readonly string[] Openings = ["and", "what about", "how about", "only", "just", "same for", "same", "now", "but only", "then"];

    /// <summary>Whether a question begins as one that leans on another.</summary>
    public static bool Leans(string question) => Opening(question) is not null;

    /// <summary>The question, or the earlier one with what this one adds; a time in it takes the place of the earlier times.</summary>
    public static string Complete(string question, IReadOnlyList<string> earlier)
    {
        if (Opening(question) is not { } opening || earlier.Count == 0)
            return question;
        var added = question.Trim()[opening.Length..].Trim();
        var before = Complete(earlier[^1], [.. earlier.SkipLast(1)]).TrimEnd('?', '.', '!', ' ');
        if (HasTimes(added))
            before = WithoutTimes(before);
        return $"{before} {(opening.Contains("only", StringComparison.Ordinal) || opening == "just" ? "with " : string.Empty)}{added}";
    }

    private static string? Opening(string question) =>
        Openings.OrderByDescending(opening => opening.Length).FirstOrDefault(opening => question.TrimStart().StartsWith(opening + " ", StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<TimeMark> Times(IReadOnlyList<Token> tokens) => new TimeReader(tokens, new TimeContext(DateTime.UnixEpoch, null, null)).Read();

    private static bool HasTimes(string text) => Times(Tokenizer.Read(text)).Count > 0;

    private static string WithoutTimes(string text)
    {
        var tokens = Tokenizer.Read(text);
        var times = Times(tokens);
        return string.Join(' ', tokens.Where((token, at) => !times.Any(time => time.Start <= at && at < time.End) && !(token.Is("in", "on", "during") && times.Any(time => time.Start == at + 1))).Select(token => token.Kind == TokenKind.Quote ? $"\"{token.Text}\"" : token.Text));
    }
}
