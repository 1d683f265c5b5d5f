using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Score;

/// <summary>The figure an answer gives as THE answer: the only one of its first sentence, else the only cell of its only table.</summary>
internal static partial class MainFigure
{
    public static double? Of(Answer answer)
    {
        var figures = In(FirstSentence(answer.Text));
        if (figures.Count == 1)
            return figures[0];
        return figures.Count == 0 && answer.Tables is [[[var cell]]] ? Cell.Number(cell) : null;
    }

    /// <summary>Up to the first full stop, question mark or line end that is not inside a number.</summary>
    public static string FirstSentence(string text) => Sentence().Match(text.Trim()).Value;

    private static List<double> In(string sentence) =>
        [
            .. Figure()
                .Matches(sentence)
                .Select(match =>
                    double.Parse(
                        match.Value.Replace(",", string.Empty, StringComparison.Ordinal).Replace('−', '-'),
                        NumberStyles.Float,
                        CultureInfo.InvariantCulture
                    )
                ),
        ];

    [GeneratedRegex(@"^.*?(?:[.?!](?=\s|$)|\n|$)", RegexOptions.Singleline)]
    private static partial Regex Sentence();

    // Digits inside a name (Country_01, COVID19) or a date are no figures.
    [GeneratedRegex(@"(?<![\p{L}\d_.,/:-])[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\p{L}_]|[-/:]\d|\.?\d)")]
    private static partial Regex Figure();
}
