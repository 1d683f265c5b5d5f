using Agent.Core.Datasets;

namespace Agent.Planning.Linking;

/// <summary>The best reading of a question's names for one sheet as its subject.</summary>
/// <param name="Sheet">The sheet whose rows are asked about.</param>
/// <param name="Links">The names found, in text order, not overlapping; those of other sheets reach them by a join.</param>
/// <param name="Score">How much of the question they explain.</param>
internal sealed record LinkedQuestion(SheetProfile Sheet, IReadOnlyList<Link> Links, double Score);
