using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Planning.Lexing;

namespace Agent.Planning.FollowUps;

/// <summary>How a sentence begins that goes on from an answer. The forms are read from <c>Lexicon/follow-ups.txt</c>.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Rest">What it names, without the opening; the chart for a chart.</param>
internal sealed record FollowUpOpening(FollowUpKind Kind, string Rest)
{
    private const int MaxLength = 200;

    private static readonly (Regex Form, FollowUpKind Kind)[] Forms = Read();

    /// <summary>Whether what is named comes beside what is there: "and also by month".</summary>
    public bool Adds { get; private init; }

    /// <summary>
    /// Whether a word joins the sentence to what was before: "and", "only", "what about"; "in 2024" alone is joined by nothing.
    /// </summary>
    public bool IsJoined { get; private init; }

    /// <summary>Which place, or how many.</summary>
    public int Number { get; private init; }

    /// <summary>Whether a question begins as one that leans on an answer before it.</summary>
    public static bool Leans(string text) => Of(text) is { IsJoined: true };

    /// <summary>The opening; null where the sentence stands by itself.</summary>
    public static FollowUpOpening? Of(string text)
    {
        var sentence = text.Trim().TrimEnd('?', '.', '!', ' ').ToLowerInvariant();
        if (sentence.Length is 0 or > MaxLength)
            return null;
        foreach (var (form, kind) in Forms)
        {
            if (form.Match(sentence) is not { Success: true } match)
                continue;
            var rest = match.Groups["rest"];
            var number = match.Groups["number"].Value;
            return new FollowUpOpening(
                kind,
                rest.Success ? text.Trim().TrimEnd('?', '.', '!', ' ').Substring(rest.Index, rest.Length).Trim() : string.Empty
            )
            {
                Adds = match.Groups["adds"].Success,
                IsJoined = kind != FollowUpKind.Change || rest.Index > 0,
                Number = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
                    ? digits
                    : NumberWords.Ordinal(number) ?? (int)(NumberWords.Value(number) ?? 1),
            };
        }

        return null;
    }

    private static (Regex, FollowUpKind)[] Read()
    {
        var forms = new List<(Regex, FollowUpKind)>();
        foreach (var line in WordLists.Lines("follow-ups.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            forms.Add(
                (
                    new Regex($"^(?:{line[(colon + 1)..].Trim()})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking),
                    Enum.Parse<FollowUpKind>(line[..colon].Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true)
                )
            );
        }

        return [.. forms];
    }
}
