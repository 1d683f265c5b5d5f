using System.Globalization;

namespace Agent.Core.Grounding;

/// <summary>Finds the months of tables in texts: "2022-01" as "January 2022", "Jan 2022", "Januar 2022".</summary>
internal static class MonthName
{
    // The first letters tell a month in English and German.
    private static readonly string[][] Beginnings =
    [
        ["Jan"], ["Feb"], ["Mar", "Mär"], ["Apr"], ["May", "Mai"], ["Jun"],
        ["Jul"], ["Aug"], ["Sep"], ["Oct", "Okt"], ["Nov"], ["Dec", "Dez"],
    ];

    /// <summary>Whether a text names a month that a table writes as "2022-01"; false for other labels.</summary>
    public static bool IsIn(string text, string label)
    {
        if (!DateTime.TryParseExact(label, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return false;
        foreach (var beginning in Beginnings[month.Month - 1])
        {
            for (var at = Next(0); at >= 0; at = Next(at + 1))
            {
                var end = at + beginning.Length;
                while (end < text.Length && char.IsLower(text[end]))
                    end++;
                if (text.AsSpan(end).TrimStart('.').StartsWith($" {label[..4]}", StringComparison.Ordinal))
                    return true;
            }

            int Next(int from) => text.IndexOf(beginning, from, StringComparison.Ordinal);
        }

        return false;
    }
}
