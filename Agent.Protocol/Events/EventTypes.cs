namespace Agent.Protocol;

/// <summary>Values of <see cref="AgentEvent.Type"/> and of the discriminators within.</summary>
public static class EventTypes
{
    public const string RunStarted = "RUN_STARTED";
    public const string RunFinished = "RUN_FINISHED";
    public const string RunError = "RUN_ERROR";
    public const string StepStarted = "STEP_STARTED";
    public const string StepFinished = "STEP_FINISHED";
    public const string ReasoningStart = "REASONING_START";
    public const string ReasoningMessageStart = "REASONING_MESSAGE_START";
    public const string ReasoningMessageContent = "REASONING_MESSAGE_CONTENT";
    public const string ReasoningMessageEnd = "REASONING_MESSAGE_END";
    public const string ReasoningEnd = "REASONING_END";
    public const string TextMessageStart = "TEXT_MESSAGE_START";
    public const string TextMessageContent = "TEXT_MESSAGE_CONTENT";
    public const string TextMessageEnd = "TEXT_MESSAGE_END";
    public const string ToolCallStart = "TOOL_CALL_START";
    public const string ToolCallArgs = "TOOL_CALL_ARGS";
    public const string ToolCallEnd = "TOOL_CALL_END";
    public const string ToolCallResult = "TOOL_CALL_RESULT";
    public const string ActivitySnapshot = "ACTIVITY_SNAPSHOT";
    public const string Custom = "CUSTOM";

    /// <summary><c>activityType</c> of a table.</summary>
    public const string Table = "TABLE";

    /// <summary><c>activityType</c> of a chart.</summary>
    public const string Chart = "CHART";

    /// <summary><c>name</c> of the custom event that grounds the figures of an answer.</summary>
    public const string Grounding = "grounding";

    /// <summary><c>name</c> of the custom event that tells what a question was understood to mean.</summary>
    public const string Reading = "reading";
}
