using System.Globalization;
using Agent.Score.Board.Sets;

namespace Agent.Score.Board;

/// <summary>How often a question gives the same figure however it is worded.</summary>
public static class AgreementReport
{
    /// <summary>A sentence about the questions in several wordings; nothing where none was asked.</summary>
    public static string Of(IReadOnlyList<BoardLine> lines)
    {
        var questions = lines.Where(line => line.Group == RepositoryQuestions.Agreement)
            .GroupBy(line => Wordings.QuestionOf(line.Id))
            .Select(group => group.ToList())
            .ToList();
        if (questions.Count == 0)
            return string.Empty;
        // A question that is answered in one wording only cannot contradict itself.
        var answered = questions.Select(wordings => wordings.Where(line => line.IsAnswered).ToList())
            .Where(wordings => wordings.Count > 1)
            .ToList();
        var same = answered.Count(wordings => wordings.Select(line => line.Figure).Distinct().Count() == 1);
        var whole = questions.Count(wordings => wordings.TrueForAll(line => line.IsAnswered));
        var share = answered.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * same / answered.Count:0.0}%");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            agreement: {questions.Count} questions, {answered.Count} answered in two or more of their wordings, {same} of these with one figure ({share});
            {whole} answered in all

            """);
    }
}
