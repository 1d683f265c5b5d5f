namespace Agent.Core.Agents;

/// <summary>Limits of the agent loop: section <c>Agent:Loop</c>.</summary>
public sealed class AgentLoopOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:Loop";

    /// <summary>Model turns of one run; the last one gets no tools, so that it must answer. 2–50, default 8.</summary>
    public int MaxTurns { get; set; } = 8;

    /// <summary>Tool calls of one run. 1–500, default 32.</summary>
    public int MaxToolCalls { get; set; } = 32;

    /// <summary>Turns in a row whose every tool call failed; the next turn gets no tools. 1–20, default 3.</summary>
    public int MaxConsecutiveErrors { get; set; } = 3;

    /// <summary>Time of one tool call. 100 ms – 10 min, default 30 s.</summary>
    public TimeSpan ToolTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of a tool result that go to the model; the cut is told to it. 1–256 KiB, default 16 KiB.</summary>
    public int MaxResultBytes { get; set; } = 16 * 1024;

    /// <summary>
    /// Tokens of the system prompt, estimated: the rules and the dataset's profile, which is cut to fit. 1,000–100,000, default 6,000.
    /// </summary>
    public int MaxPromptTokens { get; set; } = 6_000;

    /// <summary>Whether a model whose answer has figures that no result backs is asked once more. Default true.</summary>
    public bool ReviseFigures { get; set; } = true;
}
