using System.Text.Json.Serialization;

namespace Agent.Console.Questions;

/// <summary>JSON of the files of questions and answers.</summary>
[JsonSerializable(typeof(QuestionLine))]
[JsonSerializable(typeof(AnswerLine))]
internal sealed partial class QuestionsContext : JsonSerializerContext;
