using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Answers.Words;
using Agent.Planning.Lexing;
using Agent.Planning.Mentions;
using Agent.Planning.Ranking;
using Agent.Planning.Replies;
using Agent.Planning.Times;

namespace Agent.Planning.Asking;

/// <summary>Says why a question is not answered: what is missing, never more than is true.</summary>
internal static class Refusals
{
    private const int MaxNamed = 4;
    private const int MostLeftOut = 2;

    /// <summary>What an interpretation lacks, in a sentence or two.</summary>
    public static string Why(Interpretation interpretation, DatasetProfile profile, AnswerWords words)
    {
        if (interpretation.Question is not { } question)
            return words.Replies.NotUnderstood;
        if (interpretation.Best is null)
            return words.Replies.NothingFits;
        var unknown = Unknown(interpretation);
        if (unknown.Count > 0)
            return RefusalText.Concept(unknown[0], profile, words);
        return interpretation.Unused.Count > 0
            ? words.Replies.Unused([.. interpretation.Unused.Take(MaxNamed)])
            : words.Replies.NotSureWhich;
    }

    /// <summary>Words that tell something, that no name of the workbook has and that the best reading leaves out, as written.</summary>
    public static IReadOnlyList<string> Unknown(Interpretation interpretation) =>
        interpretation is { Question: { } question, Best: { } best }
            ?
            [
                .. best
                    .Candidate.Ledger.UnusedContent()
                    .Where(at => !question.Index.Knows(question.Tokens[at].Stem))
                    .Select(at => question.Tokens[at].Text)
                    .Distinct(),
            ]
            : [];

    /// <summary>Whether the best reading, without the unknown words, still holds something that was said of the records.</summary>
    public static bool SaysEnoughElse(Interpretation interpretation, IReadOnlyList<string> unknown) =>
        unknown.Count <= MostLeftOut
        && interpretation is { Question: { } question, Best.Candidate: { } best }
        && !best.Ledger.UnusedContent().Any(at => IsAskedFor(question, at))
        && (
            Predicates(best.Query.Where).Any(predicate => predicate is not InTimeRange)
            || best.Query.GroupBy.Count > 0
            || best.Query.Select.Any(of => of is not CountOf)
        );

    /// <summary>
    /// "which supplier", "what is the TRIR": the word right behind what asks is what is asked for; without it nothing is.
    /// </summary>
    private static bool IsAskedFor(Question question, int at) =>
        question.Operators.Any(op =>
            op.Sense
                is Sense.Which
                    or Sense.Count
                    or Sense.List
                    or Sense.Share
                    or Sense.Mean
                    or Sense.Total
                    or Sense.HowMuch
                    or Sense.Maximum
                    or Sense.Minimum
            && op.End <= at
            && Enumerable.Range(op.End, at - op.End).All(between => StopWords.IsEmpty(question.Tokens[between]))
        );

    /// <summary>A time that lies wholly outside the data, as a sentence; null where all times are inside.</summary>
    public static string? OutsideData(Query query, DatasetProfile profile, AnswerWords words)
    {
        foreach (var range in Predicates(query.Where).OfType<InTimeRange>())
        {
            if (
                profile.Sheet(range.Field.Table ?? query.From)?.Column(range.Field.Column) is { } column
                && RefusalText.Period(column, range.From, range.Until, words) is { } outside
            )
                return outside;
        }

        return null;
    }

    /// <summary>
    /// Days asked of a sheet whose dates say the month alone, as a sentence; null where they say the day or none is asked.
    /// </summary>
    public static string? DaysOfMonths(Interpretation interpretation, DatasetProfile profile, AnswerWords words)
    {
        if (interpretation is not { Question: { } question, Best: { } best } || profile.Sheet(best.Candidate.Query.From) is not { } sheet)
            return null;
        var dates = sheet.Columns.Where(column => column.Kind.IsDate()).ToList();
        return dates.Count > 0 && dates.TrueForAll(date => date.IsMonthOnly) && DayWords.AskForDays(question.Tokens)
            ? words.Replies.MonthOnly(dates[0].Label)
            : null;
    }

    private static IEnumerable<Predicate> Predicates(Predicate? predicate) => predicate switch
    {
        null => [],
        AllOf all => all.Items.SelectMany(Predicates),
        _ => [predicate],
    };
}
