namespace Agent.Core.Spelling;

/// <summary>How many letters to change between two words; neighbours swapped count once.</summary>
public static class EditDistance
{
    /// <summary>
    /// Whether <paramref name="asked"/> is a likely misspelling of <paramref name="word"/>: one slip in a word of five letters, two in a
    /// long one.
    /// </summary>
    public static bool IsMisspelling(string asked, string word)
    {
        var allowed = Math.Min(asked.Length, word.Length) switch { < 4 => 0, < 9 => 1, _ => 2 };
        if (allowed == 0 || Math.Abs(asked.Length - word.Length) > allowed || asked.Any(char.IsAsciiDigit) || word.Any(char.IsAsciiDigit))
            return false;
        // People seldom get the first letter wrong, and short words with another first letter are other words.
        if (asked[0] != word[0])
            return false;
        return Between(asked, word) <= allowed;
    }

    /// <summary>
    /// Optimal string alignment distance: letters added, left out, changed or swapped with their neighbour; 0 for equal words.
    /// </summary>
    public static int Between(string left, string right)
    {
        var before = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var now = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
            last[column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            now[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var change = left[row - 1] == right[column - 1] ? 0 : 1;
                now[column] = Math.Min(Math.Min(last[column] + 1, now[column - 1] + 1), last[column - 1] + change);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    now[column] = Math.Min(now[column], before[column - 2] + 1);
            }

            (before, last, now) = (last, now, before);
        }

        return last[right.Length];
    }
}
