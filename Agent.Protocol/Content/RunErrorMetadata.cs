using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>Details of a <see cref="RunErrorEvent"/>.</summary>
/// <param name="Problem">The RFC 9457 problem object.</param>
public sealed record RunErrorMetadata([property: JsonPropertyName("problem")] ProblemDetails Problem);
