using System.Text.Json.Nodes;

namespace Agent.Synthesize.Questions;

/// <summary>A question and its right answer.</summary>
internal sealed record Draft(string Text, JsonObject Expected);
