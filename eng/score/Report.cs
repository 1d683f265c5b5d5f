using System.Globalization;
using System.Text;

namespace Agent.Score;

/// <summary>Counts verdicts per file and kind, and the two shares that matter.</summary>
public sealed record Report(IReadOnlyList<(Question Question, Verdict Verdict)> Verdicts)
{
    /// <summary>Judges every question.</summary>
    public static Report Of(IEnumerable<Question> questions, IReadOnlyDictionary<string, Answer> answers) =>
        new([.. questions.Select(question => (question, Scorer.Judge(question, answers.GetValueOrDefault(question.Id))))]);

    /// <summary>Questions answered or refused as they should be, in percent of all.</summary>
    public double RightOfAll => Percent(Count(Verdict.Right) + Count(Verdict.RefusedRightly), Verdicts.Count);

    /// <summary>Questions answered right, in percent of all that have an answer.</summary>
    public double RightOfAnswerable =>
        Percent(
            Verdicts.Count(item => item.Verdict == Verdict.Right && IsAnswerable(item.Question)),
            Verdicts.Count(item => IsAnswerable(item.Question))
        );

    /// <summary>Right answers in percent of the answers given.</summary>
    public double RightOfGiven => Percent(Count(Verdict.Right), Count(Verdict.Right) + Count(Verdict.Wrong));

    /// <summary>The report as text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine("                                    asked right wrong ref+  ref-  none");
        foreach (var file in Verdicts.GroupBy(item => item.Question.File))
        {
            Line(text, file.Key, [.. file]);
            foreach (var kind in file.GroupBy(item => item.Question.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
                Line(text, "  " + kind.Key, [.. kind]);
        }

        Line(text, "all", Verdicts);
        text.AppendLine("(ref+ refused rightly, ref- refused though there is an answer, none: no answer or an error)");
        text.AppendLine(CultureInfo.InvariantCulture, $"Right, rightly refused included, of all: {RightOfAll:0.0}%");
        text.AppendLine(CultureInfo.InvariantCulture, $"Answered right of those with an answer:  {RightOfAnswerable:0.0}%");
        text.AppendLine(CultureInfo.InvariantCulture, $"Right of the answers given:              {RightOfGiven:0.0}%");
        return text.ToString();
    }

    private static bool IsAnswerable(Question question) => (string?)question.Expected["type"] != "refusal";

    private static double Percent(int part, int whole) => whole == 0 ? 0 : 100.0 * part / whole;

    private static void Line(StringBuilder text, string name, IReadOnlyList<(Question Question, Verdict Verdict)> items)
    {
        int Of(Verdict verdict) => items.Count(item => item.Verdict == verdict);
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{name,-36}{items.Count,5}{Of(Verdict.Right),6}{Of(Verdict.Wrong),6}{Of(Verdict.RefusedRightly),5}{Of(Verdict.RefusedWrongly),6}{Of(Verdict.Missing),6}"
        );
    }

    private int Count(Verdict verdict) => Verdicts.Count(item => item.Verdict == verdict);
}
