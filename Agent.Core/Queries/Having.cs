namespace Agent.Core.Queries;

/// <summary>A condition on a figure of a group.</summary>
/// <param name="Of">The figure; need not be one that is shown.</param>
/// <param name="Op">The comparison.</param>
/// <param name="Value">What it is compared with.</param>
public sealed record Having(Aggregate Of, CompareOp Op, double Value);
