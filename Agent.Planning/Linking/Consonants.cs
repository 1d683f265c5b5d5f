using System.Text;

namespace Agent.Planning.Linking;

/// <summary>What is left of a word where vowels are left out in a hurry: its first letter and its consonants, double ones once.</summary>
internal static class Consonants
{
    /// <summary>The letters left of a word in lower case: "cncld" for cancelled and for cancld, "chk" for check.</summary>
    public static string Of(string lower)
    {
        var left = new StringBuilder(lower.Length);
        for (var at = 0; at < lower.Length; at++)
        {
            var letter = lower[at];
            if (at > 0 && (letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' || letter == left[^1]))
                continue;
            if (letter == 'k' && left.Length > 1 && left[^1] == 'c' && lower[at - 1] == 'c')
                left[^1] = 'k';
            else
                left.Append(letter);
        }

        return left.ToString();
    }

    /// <summary>Whether a shortened word has letters of the longer one alone, in their order.</summary>
    public static bool AreLeftIn(string shortened, string word)
    {
        var at = 0;
        foreach (var letter in word)
        {
            if (at < shortened.Length && shortened[at] == letter)
                at++;
        }

        return at == shortened.Length && shortened.Length < word.Length;
    }
}
