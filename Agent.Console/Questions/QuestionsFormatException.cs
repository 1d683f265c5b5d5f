namespace Agent.Console.Questions;

/// <summary>A file of questions cannot be read; the message says which line and why.</summary>
internal sealed class QuestionsFormatException(string message) : Exception(message);
