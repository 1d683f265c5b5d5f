using Agent.Core.Datasets;
using Agent.Planning.Mentions;

namespace Agent.Planning.Segments;

/// <summary>One way to cut a question into names, times and periods that do not overlap, with one sheet as its subject.</summary>
/// <param name="Sheet">The subject.</param>
/// <param name="Items">The pieces in text order.</param>
/// <param name="Score">How much of the question it explains.</param>
internal sealed record Segmentation(SheetProfile Sheet, IReadOnlyList<Item> Items, double Score);
