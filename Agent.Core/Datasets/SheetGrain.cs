namespace Agent.Core.Datasets;

/// <summary>What the rows of a table are, where an id repeats.</summary>
/// <param name="Kind">What the rows are to the entity.</param>
/// <param name="Key"><see cref="ColumnProfile.Name"/> of the column that names it.</param>
/// <param name="Entities">Distinct entities.</param>
/// <param name="SameWithin">
/// <see cref="ColumnProfile.Name"/>s of columns that hold the same on each row of an entity: an amount among them is one amount, to be
/// summed once per entity.
/// </param>
/// <param name="Moment">
/// Of <see cref="GrainKind.Events"/>, <see cref="ColumnProfile.Name"/> of the date of each change: the latest row says how the entity
/// stands. Null for others.
/// </param>
public sealed record SheetGrain(GrainKind Kind, string Key, long Entities, IReadOnlyList<string> SameWithin, string? Moment = null);
