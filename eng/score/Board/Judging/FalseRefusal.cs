using System.Text.RegularExpressions;
using Agent.Core.Datasets;

namespace Agent.Score.Board.Judging;

/// <summary>
/// Finds refusals whose reason is plainly untrue: a word that is said to be missing stands in a name or a value of the dataset.
/// </summary>
internal static partial class FalseRefusal
{
    /// <summary>Whether the text of a refusal says what the profile shows to be false.</summary>
    public static bool Is(string text, DatasetProfile profile)
    {
        if (!Denies().IsMatch(text))
            return false;
        var words = Quoted().Matches(Cut(text)).Select(match => Plain(match.Groups[1].Value)).Where(word => word.Length > 2).ToList();
        return words.Exists(word => Names(profile).Any(name => Plain(name).Split(' ').Contains(word)));
    }

    /// <summary>What is offered instead is no claim.</summary>
    private static string Cut(string text)
    {
        var at = Math.Max(text.IndexOf("You could ask", StringComparison.Ordinal), text.IndexOf("Closest", StringComparison.Ordinal));
        return at < 0 ? text : text[..at];
    }

    private static IEnumerable<string> Names(DatasetProfile profile) =>
        profile
            .Sheets.Where(sheet => sheet.Rows > 0)
            .SelectMany(sheet =>
                sheet
                    .Columns.SelectMany(column =>
                        column.Values.Take(1_000).Select(value => value.Value).Prepend(column.Label).Prepend(column.Name)
                    )
                    .Prepend(sheet.Name)
            );

    /// <summary>Words in lower case without their plural, so that "dates" is found in "Date".</summary>
    private static string Plain(string text) =>
        string.Join(
            ' ',
            Words().Matches(text).Select(match => match.Value.ToLowerInvariant()).Select(word => word.Length > 3 ? word.TrimEnd('s') : word)
        );

    [GeneratedRegex("no column|nothing about|don't find|do not find|is called so", RegexOptions.IgnoreCase)]
    private static partial Regex Denies();

    [GeneratedRegex("[\"“]([^\"”]+)[\"”]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\p{Lu}?\p{Ll}+|\p{Lu}+|\d+")]
    private static partial Regex Words();
}
