namespace Agent.Hub.Endpoints;

/// <summary>A right on a dataset.</summary>
/// <param name="Dataset">Its id; <c>*</c>: every one.</param>
/// <param name="To">Who has it.</param>
/// <param name="Allow">What may be done.</param>
internal sealed record AdminRule(string Dataset, IReadOnlyList<string> To, IReadOnlyList<string> Allow);
