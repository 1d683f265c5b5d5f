using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Console.Questions;
using Agent.Protocol;

namespace Agent.Console.Evaluation;

/// <summary>
/// Judges an answer as docs/scoring.md does: a number is the only figure of the first sentence, else the only cell of the only table; a
/// text begins the first sentence or
/// is the first cell; a list is a table's first column.
/// </summary>
internal static partial class RightValue
{
    /// <summary>What became of a question.</summary>
    public static EvalVerdict Judge(EvalQuestion question, AnswerLine answer)
    {
        if (answer.Outcome == AnswerCollector.ErrorOutcome)
            return EvalVerdict.Failed;
        var wantsNone = question.Value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;
        if (answer.Outcome == RunOutcomes.Clarify)
            return wantsNone ? EvalVerdict.Right : EvalVerdict.AskedBack;
        if (answer.Outcome == RunOutcomes.Refusal)
            return wantsNone ? EvalVerdict.Right : EvalVerdict.Refused;
        return !wantsNone && Is(question, answer) ? EvalVerdict.Right : EvalVerdict.Wrong;
    }

    /// <summary>What an answer came to, short: two answers that give the same are the same.</summary>
    public static string Given(AnswerLine answer)
    {
        if (answer.Outcome is not RunOutcomes.Answer)
            return answer.Outcome;
        if (Figure(answer) is { } figure)
            return figure.ToString("G12", CultureInfo.InvariantCulture);
        return answer.Tables is [.., var table] && table.Rows.Count > 0
            ? string.Join("; ", table.Rows.Select(row => string.Join(" ", row.Select(Text))))
            : FirstSentence(answer.AnswerText);
    }

    /// <summary>A number as people write it: 1,234.5 · 61.2 % · -3; null for anything else.</summary>
    public static double? Number(string text)
    {
        var plain = text.Trim().TrimEnd('%').TrimEnd().Replace(",", string.Empty, StringComparison.Ordinal).Replace('−', '-');
        return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
    }

    private static bool Is(EvalQuestion question, AnswerLine answer) =>
        question.Value.ValueKind switch
        {
            JsonValueKind.Number => Figure(answer) is { } given && Math.Abs(given - question.Value.GetDouble()) <= Tolerance(question),
            JsonValueKind.String => IsText(question.Value.GetString()!, answer),
            JsonValueKind.Array => answer.Tables.Any(table =>
                IsList([.. question.Value.EnumerateArray().Select(value => value.ToString())], table)
            ),
            _ => false,
        };

    // What is written stands for what rounds to it: 39.5 for 39.45 to 39.55.
    private static double Tolerance(EvalQuestion question)
    {
        if (question.Tolerance is { } given)
            return given;
        var text = question.Value.GetRawText();
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 1e-9 : (0.5 * Math.Pow(10, -(text.Length - point - 1))) + 1e-9;
    }

    private static bool IsText(string value, AnswerLine answer)
    {
        var first = FirstSentence(answer.AnswerText).Trim('*', ' ');
        return first.StartsWith(value, StringComparison.OrdinalIgnoreCase)
            || (
                answer.Tables is [var table]
                && table.Rows is [[var cell, ..], ..]
                && string.Equals(Text(cell), value, StringComparison.OrdinalIgnoreCase)
            );
    }

    private static bool IsList(List<string> values, AnswerTable table) =>
        table.Rows.Count == values.Count && table.Rows.All(row => row.Count > 0)
        && table.Rows.Select(row => Text(row[0])).ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(values);

    private static double? Figure(AnswerLine answer)
    {
        var figures = Figures().Matches(FirstSentence(answer.AnswerText)).Select(match => Number(match.Value)).ToList();
        if (figures.Count == 1)
            return figures[0];
        return figures.Count == 0 && answer.Tables is [var table] && table.Rows is [[var cell]] ? Number(Text(cell)) : null;
    }

    private static string FirstSentence(string text) => Sentence().Match(text.Trim()).Value;

    private static string Text(object? cell) => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty;

    [GeneratedRegex(@"^.*?(?:[.?!](?=\s|$)|\n|$)", RegexOptions.Singleline)]
    private static partial Regex Sentence();

    // Digits inside a name or a date are no figures.
    [GeneratedRegex(@"(?<![\p{L}0-9_.,/:-])[-−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![\p{L}_]|[-/:][0-9]|\.?[0-9])")]
    private static partial Regex Figures();
}
