using System.Text.Json.Nodes;
using Agent.Data.Samples;

namespace Agent.Score.Board.Sets;

/// <summary>
/// The approved readings of the repository: questions over the sample workbook and three invented registers, with figures computed apart from the product.
/// <c>want</c> says whether a question has to be answered (<c>right</c>) or may be refused until it can be (<c>right or refused</c>).
/// </summary>
public static class NetQuestions
{
    private const string Folder = "Agent.Tests/Fixtures/Net";

    /// <summary>The net beside the program's sources; nothing where the program was moved away from them.</summary>
    public static IEnumerable<BoardSet> Load(string cache)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var net = Path.Combine(folder.FullName, Folder);
            if (Directory.Exists(net))
                return [Load(net, cache)];
        }

        return [];
    }

    private static BoardSet Load(string folder, string cache)
    {
        var sample = Path.Combine(Directory.CreateDirectory(Path.Combine(cache, "sample")).FullName, SampleWorkbook.FileName);
        if (!File.Exists(sample))
            SampleWorkbook.Write(sample);
        var lines = File.ReadLines(Path.Combine(folder, "questions.jsonl")).Select(line => (JsonObject)JsonNode.Parse(line)!);
        return new BoardSet("net", "approved readings of the repository", [.. lines.Select(line => Make(line, folder, sample))]) { AskedOn = CaseQuestions.Day };
    }

    private static BoardQuestion Make(JsonObject line, string folder, string sample)
    {
        var question = Question.Read(line);
        var path = question.File == SampleWorkbook.FileName ? sample : Path.Combine(folder, question.File);
        return new BoardQuestion(question.Id, path, question.Text, question.Kind, question.Expected, answer => Scorer.Judge(question, answer))
        {
            IsRefusal = (string?)question.Expected["type"] == "refusal",
            MustBeAnswered = (string?)line["want"] == "right",
        };
    }
}
