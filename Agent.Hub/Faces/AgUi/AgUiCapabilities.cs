namespace Agent.Hub.Faces.AgUi;

/// <summary>What the hub can do, in the form of AG-UI's capabilities. A member that is missing is not declared.</summary>
internal static class AgUiCapabilities
{
    /// <summary>The document.</summary>
    public const string Json = """
        {
          "identity": { "name": "Agent Hub", "type": "data-analyst", "description": "Answers questions about safety data in workbooks, with the rows behind every figure." },
          "transport": { "streaming": true, "resumable": true },
          "tools": { "supported": true, "parallelCalls": true, "clientProvided": false },
          "output": { "structuredOutput": false },
          "state": { "snapshots": false, "deltas": false, "memory": true },
          "reasoning": { "supported": true, "streaming": true },
          "humanInTheLoop": { "supported": true, "approvals": true, "interrupts": true },
          "custom": { "activities": ["TABLE", "CHART"], "events": ["grounding"], "forwardedProps": ["dataset", "mode", "model", "language", "query", "reading", "approval", "interrupts", "cancelOnAbort"] }
        }
        """;
}
