using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Data.Samples;

namespace Agent.Score.Board.Sets;

/// <summary>
/// The approved readings of the repository: questions over the sample workbook and three invented registers, with figures computed apart
/// from the product.
/// <c>want</c> says whether a question has to be answered (<c>right</c>) or may be refused until it can be (<c>right or refused</c>).
/// </summary>
public static class NetQuestions
{
    private const string Folder = "Agent.Tests/Fixtures/Net";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The net beside the program's sources; nothing where the program was moved away from them.</summary>
    public static IEnumerable<BoardSet> Load(string cache) => RepositoryFolder.Find(Folder) is { } folder ? [Load(folder, cache)] : [];

    /// <summary>Ids of the questions that are known not to be answered as approved.</summary>
    public static IEnumerable<string> Known() =>
        RepositoryFolder.Find(Folder) is { } folder
            ? File.ReadLines(Path.Combine(folder, "known.txt"))
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split(' ')[0])
            : [];

    /// <summary>Takes the readings and sentences of what was answered right into the file of questions.</summary>
    public static void Approve(IReadOnlyList<BoardLine> answered)
    {
        var path = Path.Combine(RepositoryFolder.Find(Folder)!, "questions.jsonl");
        var right = answered.Where(line => line.Verdict == Verdict.Right).ToDictionary(line => line.Id);
        File.WriteAllLines(
            path,
            [.. File.ReadLines(path).Select(line => (JsonObject)JsonNode.Parse(line)!).Select(line => Approved(line).ToJsonString(Plain))]
        );

        JsonObject Approved(JsonObject line)
        {
            if (right.TryGetValue((string)line["id"]!, out var answer))
                (line["reading"], line["answer"]) = (answer.Words.Count == 0 ? null : ReadingOf(answer), SentenceOf(answer));
            return line;
        }
    }

    /// <summary>The queries of an answer in words.</summary>
    public static string ReadingOf(BoardLine line) => string.Join(" | ", line.Words);

    /// <summary>The first sentence of an answer.</summary>
    public static string SentenceOf(BoardLine line) => MainFigure.FirstSentence(line.Answer);

    private static BoardSet Load(string folder, string cache)
    {
        var sample = SampleFile.In(cache);
        var lines = File.ReadLines(Path.Combine(folder, "questions.jsonl")).Select(line => (JsonObject)JsonNode.Parse(line)!);
        return new BoardSet("net", "approved readings of the repository", [.. lines.Select(line => Make(line, folder, sample))])
        {
            AskedOn = CaseQuestions.Day,
        };
    }

    private static BoardQuestion Make(JsonObject line, string folder, string sample)
    {
        var question = Question.Read(line);
        var path = question.File == SampleWorkbook.FileName ? sample : Path.Combine(folder, question.File);
        return new BoardQuestion(question.Id, path, question.Text, question.Kind, question.Expected, answer => Judge(question, answer))
        {
            IsRefusal = (string?)question.Expected["type"] == "refusal",
            MustBeAnswered = (string?)line["want"] == "right",
            Reading = (string?)line["reading"],
            Sentence = (string?)line["answer"],
        };
    }

    /// <summary>A greeting is answered with words and without a table.</summary>
    private static Verdict Judge(Question question, Answer answer) => (string?)question.Expected["type"] == "greeting"
        ? answer is { Outcome: "answer", Tables.Count: 0 } ? Verdict.Right : Verdict.Wrong
        : Scorer.Judge(question, answer);
}
