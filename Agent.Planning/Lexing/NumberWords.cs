namespace Agent.Planning.Lexing;

/// <summary>Numbers written as words.</summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, double> Values = new(StringComparer.Ordinal)
    {
        ["zero"] = 0,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
        ["hundred"] = 100,
        ["dozen"] = 12,
    };

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth"];

    /// <summary>The value of a word; null when it is no number.</summary>
    public static double? Value(string word) => Values.TryGetValue(word, out var value) ? value : null;

    /// <summary>What a word multiplies the number before it by; null for others.</summary>
    public static double? Multiplier(string word) =>
        word switch
        {
            "hundred" => 100,
            "thousand" => 1_000,
            "million" or "mio" or "mln" => 1_000_000,
            "billion" or "bn" => 1_000_000_000,
            _ => null,
        };

    /// <summary>1 to 4 for <c>first</c> to <c>fourth</c> and <c>1st</c> to <c>4th</c>; null for others. <c>last</c> is no number.</summary>
    public static int? Ordinal(string word) => Array.IndexOf(Ordinals, word) is >= 0 and var place
        ? place + 1
        : word is "1st" ? 1 : word is "2nd" ? 2 : word is "3rd" ? 3 : word is "4th" ? 4 : null;

    /// <summary>1 to 20 for <c>I</c> to <c>XX</c>; null for what is no roman numeral.</summary>
    public static int? Roman(string text)
    {
        var value = 0;
        var last = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            var digit = text[i] switch { 'I' => 1, 'V' => 5, 'X' => 10, _ => 0 };
            if (digit == 0)
                return null;
            value += digit < last ? -digit : digit;
            last = Math.Max(last, digit);
        }

        return value is >= 1 and <= 20 ? value : null;
    }
}
