using System.Text.Json.Serialization;

namespace Agent.Console.Evaluation;

/// <summary>JSON of the files of evaluations.</summary>
[JsonSerializable(typeof(EvalQuestion))]
[JsonSerializable(typeof(EvalResult))]
internal sealed partial class EvalContext : JsonSerializerContext;
