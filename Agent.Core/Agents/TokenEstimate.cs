using System.Text;

namespace Agent.Core.Agents;

/// <summary>
/// How many tokens a text is for a model, without its tokenizer: one per started run of five letters, of three digits, per mark of
/// punctuation, per line
/// break and per two bytes of a letter outside ASCII; single spaces belong to the word behind them.
/// Meant for budgets, so it errs upwards. Its distance from a real tokenizer is in docs/decisions/0032.
/// </summary>
public static class TokenEstimate
{
    private const int LettersPerToken = 5;
    private const int DigitsPerToken = 3;

    /// <summary>The estimate; 0 for an empty text.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var tokens = 0;
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (char.IsAsciiLetter(text[at]))
            {
                while (at < text.Length && char.IsAsciiLetter(text[at]))
                    at++;
                tokens += Started(at - start, LettersPerToken);
            }
            else if (char.IsAsciiDigit(text[at]))
            {
                while (at < text.Length && char.IsAsciiDigit(text[at]))
                    at++;
                tokens += Started(at - start, DigitsPerToken);
            }
            else if (text[at] == ' ')
            {
                while (at < text.Length && text[at] == ' ')
                    at++;
                tokens += at - start > 1 ? 1 : 0;
            }
            else if (char.IsAscii(text[at]))
            {
                at++;
                tokens++;
            }
            else
            {
                while (at < text.Length && !char.IsAscii(text[at]))
                    at++;
                tokens += Started(Encoding.UTF8.GetByteCount(text[start..at]), 2);
            }
        }

        return tokens;
    }

    private static int Started(int length, int perToken) => (length + perToken - 1) / perToken;
}
