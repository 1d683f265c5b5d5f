using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Planning.Lexing;

/// <summary>Cuts a question into tokens. Hyphens and underscores part words; texts in quotation marks stay whole.</summary>
internal static partial class Tokenizer
{
    private static readonly FrozenSet<string> Comparatives = WordLists.Of("comparatives");

    private const int MaxTokens = 200;

    private static readonly string[] Dates = ["yyyy-M-d", "yyyy/M/d", "d.M.yyyy"];

    /// <summary>The tokens in order, at most 200: what is longer is no question that can be understood here.</summary>
    public static IReadOnlyList<Token> Read(string text)
    {
        var tokens = new List<Token>();
        foreach (Match match in Pieces().Matches(text))
        {
            if (tokens.Count >= MaxTokens)
                break;
            Add(tokens, match);
            Multiply(tokens);
            Number(tokens);
        }

        return tokens;
    }

    private static void Add(List<Token> tokens, Match match)
    {
        var text = match.Value;
        // "reference(s)": one or more of them.
        if (match.Groups["plural"].Success)
            return;
        if (match.Groups["quote"].Success)
            tokens.Add(new Token(text[1..^1].Trim(), text[1..^1].Trim().ToLowerInvariant(), TokenKind.Quote));
        else if (match.Groups["abbreviation"].Success)
            tokens.Add(new Token(text, Written(text.ToLowerInvariant()), TokenKind.Word));
        else if (match.Groups["date"].Success && ParseDate(text) is { } day)
            tokens.Add(new Token(text, text, TokenKind.Date, Date: day));
        else if (match.Groups["clock"].Success)
            tokens.Add(new Token(text, text, TokenKind.Clock));
        else if (
            match.Groups["number"].Success
            && double.TryParse(
                match.Groups["digits"].Value.Replace(",", string.Empty, StringComparison.Ordinal),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            AddNumber(tokens, match, number);
        else if (match.Groups["word"].Success)
            AddWord(tokens, text);
        // "total $ in May": money, and not a sign beside a number.
        else if (match.Groups["coins"].Success)
            tokens.Add(new Token(text, Coins(text[0]), TokenKind.Word));
        else
            tokens.Add(new Token(text, text, TokenKind.Sign));
    }

    private static string Coins(char sign) =>
        sign switch
        {
            '€' => "euros",
            '£' => "pounds",
            _ => "dollars",
        };

    /// <summary>"$500" is a number and, behind it, the sign of its unit.</summary>
    private static void AddNumber(List<Token> tokens, Match match, double number)
    {
        var money = match.Groups["money"].Value;
        var text = money.Length == 0 ? match.Value : match.Value.Replace(money, string.Empty, StringComparison.Ordinal).Trim();
        var isBelowZero = text[0] is '-' or '−' && tokens is not [.., { Kind: TokenKind.Number }];
        tokens.Add(
            new Token(text, text.ToLowerInvariant(), TokenKind.Number, number * (text.EndsWith('k') ? 1_000 : 1) * (isBelowZero ? -1 : 1))
        );
        if (money.Length > 0)
            tokens.Add(new Token(money, money, TokenKind.Sign));
    }

    private static string Written(string abbreviation) =>
        abbreviation switch
        {
            "w/o" => "without",
            "w/" => "with",
            "b/w" => "between",
            ['p', 'e', 'r', ' ' or '\t', ..] => "percent",
            "no." or "nr." => "number",
            "nos." => "numbers",
            "a.m." => "am",
            "p.m." => "pm",
            _ => "ie",
        };

    /// <summary>"employee no 00123", "permit no. PTW-12": no refusal, a number.</summary>
    private static void Number(List<Token> tokens)
    {
        if (tokens.Count < 3 || !tokens[^1].Text.Any(char.IsAsciiDigit))
            return;
        var at = tokens[^2].Lower == "." ? tokens.Count - 3 : tokens.Count - 2;
        if (
            at > 0
            && tokens[at].Lower == "no"
            && tokens[at - 1].Kind == TokenKind.Word
            && !StopWords.IsGlue(tokens[at - 1].Lower)
            && !tokens[at - 1].Is("has", "have", "had", "there", "with")
        )
            tokens[at] = new Token(tokens[at].Text, "number", TokenKind.Word);
    }

    /// <summary>"one million", "2.5 thousand": a number and the word that multiplies it are one number.</summary>
    private static void Multiply(List<Token> tokens)
    {
        // "$2 million"
        if (
            tokens is [.., { Number: not null }, { Kind: TokenKind.Sign, Lower: "$" or "€" or "£" } money, { Kind: TokenKind.Word } word]
            && NumberWords.Multiplier(word.Lower) is not null
        )
        {
            tokens.RemoveAt(tokens.Count - 2);
            Multiply(tokens);
            tokens.Add(money);
            return;
        }

        if (
            tokens is not [.., { Number: { } number } first, { Kind: TokenKind.Word } last]
            || NumberWords.Multiplier(last.Lower) is not { } times
        )
            return;
        tokens.RemoveRange(tokens.Count - 2, 2);
        tokens.Add(new Token($"{first.Text} {last.Text}", $"{first.Lower} {last.Lower}", TokenKind.Number, number * times));
    }

    /// <summary>"slips n trips"; "more then 7 days" is meant as a bound.</summary>
    private static string Behind(string before, string word) =>
        word == "n" ? "and"
        : word == "then" && Comparatives.Contains(before) ? "than"
        : word;

    private static void AddWord(List<Token> tokens, string text)
    {
        var plain = text.Replace("’", "'", StringComparison.Ordinal);
        if (plain.EndsWith("'s", StringComparison.OrdinalIgnoreCase))
            plain = plain[..^2];
        plain = plain.Replace("'", string.Empty, StringComparison.Ordinal);
        if (plain.Length == 0)
            return;
        // "who s the owner" has lost its apostrophe, "slips n trips" two letters.
        if (plain == "s" && tokens is [.., { Kind: TokenKind.Word }])
            return;
        if (tokens is [.., { Kind: TokenKind.Word } before])
            plain = Behind(before.Lower, plain);
        // A single capital letter is a code or a numeral, never short for a word.
        var lower = plain.ToLowerInvariant();
        var words =
            plain.Length == 1 && char.IsUpper(plain[0]) ? lower
            // "time in min" is told in minutes.
            : lower == "min" && tokens is [.., { Lower: "in" or "of" }] ? "minutes"
            : Informal.Expand(lower);
        foreach (var word in words.Split(' '))
            tokens.Add(new Token(words.Length == lower.Length ? plain : word, word, TokenKind.Word, NumberWords.Value(word)));
    }

    /// <summary>
    /// Dates with slashes are read month first where the day cannot be a month, else day and month as far as they tell; the year is last.
    /// </summary>
    private static DateTime? ParseDate(string text)
    {
        if (DateTime.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        return DateTime.TryParseExact(
            text,
            ["M/d/yyyy", "d/M/yyyy", "M-d-yyyy", "d-M-yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out day
        )
            ? day
            : null;
    }

    [GeneratedRegex(
        """
            (?<plural>(?<=\p{L})\((?:s|es)\))
            |(?<abbreviation>(?<![\w])(?:w/o|w/|per\s+cent\b|i\.e\.|e\.g\.|[ap]\.m\.|b/w|no\.(?=\s+of\b)|nr\.|nos\.)(?![\w/]*[0-9]))
            |(?<quote>"[^"\n]{1,200}"|“[^”\n]{1,200}”|(?<![\w])'[^'\n]{2,200}'(?![\w]))
            |(?<date>\b(?:[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4})\b)
            |(?<clock>\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\b)
            |(?<number>(?<![\w.])[-−]?(?:(?<money>[$€£])\s?)?(?<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)k?
                (?:\s?(?<money>[€£]))?(?![\p{L}0-9]))
            |(?<coins>(?<![\p{L}\p{N}])[$€£]+(?![\p{L}\p{N}]))
            |(?<word>[\p{L}\p{N}][\p{L}\p{N}'’]*)
            |(?<sign><=|>=|!=|<>|[,;:?!.()/&+%=<>–—-])
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Pieces();
}
