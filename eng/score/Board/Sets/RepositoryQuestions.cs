using System.Text.Json.Nodes;
using Agent.Data.Samples;

namespace Agent.Score.Board.Sets;

/// <summary>
/// The questions of <c>eng/questions</c>: on invented registers, on files of the shared folder, on the sample workbook, and in five
/// wordings.
/// </summary>
internal static class RepositoryQuestions
{
    /// <summary>Group of the questions on invented registers.</summary>
    public const string Registers = "questions";

    /// <summary>Group of the questions on files of the shared folder.</summary>
    public const string Shared = "questions-shared";

    /// <summary>Group of the questions on the sample workbook.</summary>
    public const string Sample = "questions-sample";

    /// <summary>Group of the questions in five wordings.</summary>
    public const string Agreement = "agreement";

    private const string SharedPrefix = "shared-";

    /// <summary>A set for each file of questions wanted; none where the program was moved away from its sources.</summary>
    public static IEnumerable<BoardSet> Load(BoardOptions options)
    {
        if ((options.Questions ?? RepositoryFolder.Find("eng/questions")) is not { } folder)
            yield break;
        var blind = Blind(folder);
        foreach (var file in Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            var (name, group) = Named(Path.GetFileNameWithoutExtension(file));
            if (options.Wants(name))
                yield return Load(file, name, group, options, blind);
        }
    }

    /// <summary>The name of the set that a file holds, and its group.</summary>
    private static (string Name, string Group) Named(string file) => file switch
    {
        "agreement" => (Agreement, Agreement),
        "sample" => (Sample, Sample),
        _ when file.StartsWith(SharedPrefix, StringComparison.Ordinal) => ($"questions-{file}", Shared),
        _ => ($"questions-{file}", Registers),
    };

    /// <summary>The registers whose wrong answers nobody reads.</summary>
    private static HashSet<string> Blind(string folder) =>
    [
        .. ((JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "registers.json")))!)
            .Where(register => (bool)register.Value!["blind"]!)
            .Select(register => register.Key),
    ];

    private static BoardSet Load(string file, string name, string group, BoardOptions options, HashSet<string> blind)
    {
        var lines = File.ReadLines(file).Where(line => line.Length > 0).Select(line => (JsonObject)JsonNode.Parse(line)!);
        var questions = (group == Agreement ? lines.SelectMany(Wordings.Of) : lines.Select(Question.Read)).ToList();
        // Nothing asked of a shared file depends on the day; today spares it a second reading beside the other questions on it.
        return new BoardSet(name, group, [.. questions.Select(question => Make(question, PathOf(question), blind))])
        {
            AskedOn = group == Shared ? null : CaseQuestions.Day,
        };

        string PathOf(Question question) => group == Shared ? Path.Combine(options.Shared, "data", question.File)
            : question.File == SampleWorkbook.FileName ? SampleFile.In(options.Cache)
            : Path.Combine(Path.GetDirectoryName(file)!, question.File);
    }

    private static BoardQuestion Make(Question question, string path, HashSet<string> blind) =>
        new(question.Id, path, question.Text, question.Kind, question.Expected, answer => Scorer.Judge(question, answer))
        {
            IsRefusal = (string?)question.Expected["type"] == "refusal",
            IsBlind = blind.Contains(Path.GetFileNameWithoutExtension(question.File)),
        };
}
