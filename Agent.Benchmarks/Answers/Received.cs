namespace Agent.Benchmarks.Answers;

/// <summary>An answer as a client saw it.</summary>
/// <param name="FirstMs">From the question to the first frame of the answer.</param>
/// <param name="WholeMs">From the question to the end of the stream.</param>
/// <param name="Frames">Frames with events.</param>
/// <param name="Bytes">Bytes on the wire from the hub, heads of WebSocket frames included.</param>
internal sealed record Received(double FirstMs, double WholeMs, int Frames, int Bytes);
