namespace Agent.Data.Sidecar;

/// <summary>Two columns that hold the same ids, each written <c>Sheet.Column</c>.</summary>
/// <param name="From">The side with one or more rows per id.</param>
/// <param name="To">The side with one row per id.</param>
internal sealed record SidecarRelation(string From, string To);
