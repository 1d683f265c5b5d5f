using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Answers;
using Agent.Planning.Mentions;
using Agent.Planning.Ranking;

namespace Agent.Planning.Asking;

/// <summary>Says why a question is not answered: what is missing, never more than is true.</summary>
internal static class Refusals
{
    private const int MaxNamed = 4;

    /// <summary>What an interpretation lacks, in a sentence or two.</summary>
    public static string Why(Interpretation interpretation, DatasetProfile profile)
    {
        if (interpretation.Question is not { } question)
            return "I did not understand the question.";
        if (question.Operators.Any(op => op.Sense == Sense.Predict))
            return "I count and compare what the workbook holds; I do not forecast.";
        if (question.Operators.Any(op => op.Sense == Sense.Cause && op.Start <= 1))
            return "I can show figures, but not why they are so.";
        if (interpretation.Best is null)
            return "I find nothing in this workbook that the question could be about.";
        var unknown = Unknown(interpretation);
        if (unknown.Count > 0)
            return $"I don't find {PhraseText.Join([.. unknown.Take(MaxNamed).Select(word => $"\"{word}\"")])} in this workbook.";
        return interpretation.Unused.Count > 0
            ? $"I am not sure what {PhraseText.Join([.. interpretation.Unused.Take(MaxNamed).Select(word => $"\"{word}\"")])} asks for here."
            : "I am not sure which of these you mean.";
    }

    /// <summary>Words that tell something, that no name of the workbook has and that the best reading leaves out, as written.</summary>
    public static IReadOnlyList<string> Unknown(Interpretation interpretation) => interpretation is { Question: { } question, Best: { } best }
        ? [.. best.Candidate.Ledger.UnusedContent().Where(at => !question.Index.Knows(question.Tokens[at].Stem)).Select(at => question.Tokens[at].Text).Distinct()]
        : [];

    /// <summary>A time that lies wholly outside the data, as a sentence; null where all times are inside.</summary>
    public static string? OutsideData(Query query, DatasetProfile profile)
    {
        foreach (var range in Predicates(query.Where).OfType<InTimeRange>())
        {
            var column = profile.Sheet(range.Field.Table ?? query.From)?.Column(range.Field.Column);
            if (column is null || Day(column.Min) is not { } first || Day(column.Max) is not { } last)
                continue;
            if ((range.From is { } from && from > last) || (range.Until is { } until && until <= first))
                return $"The data do not cover that time: {column.Label} runs from {Write(first)} to {Write(last)}.";
        }

        return null;
    }

    private static IEnumerable<Predicate> Predicates(Predicate? predicate) => predicate switch
    {
        null => [],
        AllOf all => all.Items.SelectMany(Predicates),
        _ => [predicate],
    };

    private static DateTime? Day(string? iso) => DateTime.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Write(DateTime day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
