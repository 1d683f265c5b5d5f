using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Agent.Score.Board;

/// <summary>What became of a question: a line of the file that builds are compared by.</summary>
public sealed record BoardLine
{
    private const int ShownRows = 12;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public required string Set { get; init; }

    public required string Group { get; init; }

    /// <summary>Whether somebody tuned on the set.</summary>
    public bool IsTuned { get; init; }

    public required string Id { get; init; }

    public required string File { get; init; }

    public required string Kind { get; init; }

    public required string Question { get; init; }

    /// <summary>Whether there is nothing to answer.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>Whether its wrong answers are to stay unread.</summary>
    public bool IsBlind { get; init; }

    public Verdict Verdict { get; init; }

    /// <summary>Answered right, or a right reading among those offered.</summary>
    public bool IsWithinOneClick { get; init; }

    /// <summary>Whether the planner would have answered before a model.</summary>
    public bool IsSure { get; init; }

    /// <summary>Whether a refusal says what is plainly untrue.</summary>
    public bool IsFalseRefusal { get; init; }

    public double Milliseconds { get; init; }

    public string Outcome { get; init; } = "error";

    public string Answer { get; init; } = string.Empty;

    /// <summary>The figure the answer gives; null where it gives none or more than one.</summary>
    public double? Figure { get; init; }

    /// <summary>The queries behind the answer, in words.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public IReadOnlyList<string> Sql { get; init; } = [];

    /// <summary>The first rows of the first table.</summary>
    public IReadOnlyList<IReadOnlyList<JsonNode?>> Rows { get; init; } = [];

    public JsonNode? Expected { get; init; }

    /// <summary>Names a question among all sets.</summary>
    [JsonIgnore]
    public string Key => $"{Set} {Id}";

    /// <summary>Whether it was answered, whatever the answer.</summary>
    [JsonIgnore]
    public bool IsAnswered => Verdict is Verdict.Right or Verdict.Wrong;

    /// <summary>Whether it was answered right, or refused where nothing can be answered.</summary>
    [JsonIgnore]
    public bool IsRight => Verdict is Verdict.Right or Verdict.RefusedRightly;

    public static BoardLine Of(BoardSet set, BoardQuestion question, Answer? answer, bool isFalseRefusal)
    {
        var verdict = answer is null ? Verdict.Missing : question.Judge(answer);
        var line = new BoardLine
        {
            Set = set.Name,
            Group = set.Group,
            IsTuned = TunedSets.Has(set.Name),
            Id = question.Id,
            File = Path.GetFileName(question.Path),
            Kind = question.Kind,
            Question = question.Text,
            IsRefusal = question.IsRefusal,
            IsBlind = question.IsBlind,
            Verdict = verdict,
            Expected = question.Expected?.DeepClone(),
        };
        return answer is null
            ? line
            : line with
            {
                IsWithinOneClick =
                    verdict is Verdict.Right or Verdict.RefusedRightly
                    || answer.Readings.Any(reading => question.Judge(reading.AsAnswer(question.Id)) == Verdict.Right),
                IsSure = answer.IsSure,
                IsFalseRefusal = isFalseRefusal && verdict == Verdict.RefusedWrongly,
                Milliseconds = Math.Round(answer.Milliseconds, 1),
                Outcome = answer.Outcome,
                Answer = answer.Text,
                Figure = MainFigure.Of(answer),
                Words = answer.Words,
                Sql = answer.Sql,
                Rows =
                [
                    .. answer
                        .Tables.Take(1)
                        .SelectMany(table => table.Take(ShownRows))
                        .Select(row => (IReadOnlyList<JsonNode?>)[.. row.Select(cell => cell?.DeepClone())]),
                ],
            };
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>The lines of a file.</summary>
    public static IReadOnlyList<BoardLine> Load(string path) =>
        [
            .. System
                .IO.File.ReadLines(path)
                .Where(line => line.Length > 0)
                .Select(line => JsonSerializer.Deserialize<BoardLine>(line, Json)!),
        ];
}
