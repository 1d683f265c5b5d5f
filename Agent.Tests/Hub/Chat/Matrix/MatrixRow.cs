using Agent.Protocol;
using Agent.Tests.Support.ScriptedEndpoint;

namespace Agent.Tests.Hub.Chat.Matrix;

/// <summary>One thing endpoints do, and what has to come of it.</summary>
/// <param name="Name">The row.</param>
/// <param name="Script">What the endpoint does with the first request.</param>
public sealed record MatrixRow(string Name, object Script)
{
    /// <summary>The whole answer, where there has to be one.</summary>
    public string? Answer { get; init; } = "There were 42.";

    /// <summary>One of <see cref="ErrorCodes"/>, where the run has to fail.</summary>
    public string? Code { get; init; }

    /// <summary>All text that was shown, where it is more than the answer.</summary>
    public string? Shown { get; init; }

    /// <summary>Whether the same request is made again, so that a success after the fault is an answer.</summary>
    public bool Retryable { get; init; }

    /// <summary>Reasoning that has to be shown.</summary>
    public string Reasoning { get; init; } = string.Empty;

    /// <summary>Tool calls that have to be made: name and arguments as JSON.</summary>
    public string[] Calls { get; init; } = [];

    /// <summary>A text the second request has to hold.</summary>
    public string? NextTurnHolds { get; init; }

    /// <summary>Whether that text is reasoning, which Azure must not get back.</summary>
    public bool NotForAzure { get; init; }

    /// <summary>Usage that has to be reported: input/output/cost.</summary>
    public string? Usage { get; init; }

    /// <summary>Settings of this row.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>What the endpoint does.</summary>
    internal ModelScript Serve => (ModelScript)Script;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
