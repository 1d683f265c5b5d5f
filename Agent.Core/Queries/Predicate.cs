namespace Agent.Core.Queries;

/// <summary>A condition on rows. Blanks fit no condition but <see cref="IsBlank"/> and <see cref="Negation"/>: "not A" includes rows without a value, and the evidence says so.</summary>
public abstract record Predicate;
