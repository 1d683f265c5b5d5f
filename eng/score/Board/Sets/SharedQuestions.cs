using System.Text.Json.Nodes;

namespace Agent.Score.Board.Sets;

/// <summary>The questions on real files: <c>data/questions</c>, a set for each file.</summary>
internal static class SharedQuestions
{
    public static IEnumerable<BoardSet> Load(string shared)
    {
        var data = Path.Combine(shared, "data");
        var folder = Path.Combine(data, "questions");
        if (!Directory.Exists(folder))
            yield break;
        foreach (var file in Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            var questions = Question.Load(file).Select(question => Make(question, data)).ToList();
            yield return new BoardSet(Path.GetFileNameWithoutExtension(file), "files", questions);
        }
    }

    private static BoardQuestion Make(Question question, string data) =>
        new(
            question.Id,
            Path.Combine(data, question.File),
            question.Text,
            question.Kind,
            question.Expected,
            answer => Scorer.Judge(question, answer)
        )
        {
            IsRefusal = (string?)question.Expected["type"] == "refusal",
        };
}
