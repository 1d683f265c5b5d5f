namespace Agent.Benchmarks.Reporting;

/// <summary>Figures that belong together, under a title.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Figures">In the order they are shown.</param>
internal sealed record Section(string Title, IReadOnlyList<Figure> Figures);
