namespace Agent.Data.HubDatasets;

/// <summary>A sheet of a dataset that the hub keeps of itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Names of its columns.</param>
/// <param name="Rows">Its rows, a cell for each column: null, string, double, int, bool or <see cref="DateTime"/>.</param>
public sealed record HubSheet(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
