using System.Text.Encodings.Web;
using System.Text.Json;

namespace Agent.Console.Questions;

/// <summary>JSON lines in and out.</summary>
internal static class QuestionsFile
{
    private static readonly QuestionsContext Json = new(
        new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <exception cref="QuestionsFormatException">A line is no question.</exception>
    public static IReadOnlyList<QuestionLine> Read(TextReader reader)
    {
        var questions = new List<QuestionLine>();
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                questions.Add(Parse(line, number));
        }

        return questions;
    }

    public static string Write(AnswerLine answer) => JsonSerializer.Serialize(answer, Json.AnswerLine);

    private static QuestionLine Parse(string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, Json.QuestionLine) ?? throw new JsonException("The line is null.");
        }
        catch (JsonException wrong)
        {
            throw new QuestionsFormatException($"Line {number} is no question: {wrong.Message}");
        }
    }
}
