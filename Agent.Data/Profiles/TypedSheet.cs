using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>A sheet ready to be stored: its profile and its cells.</summary>
/// <param name="Profile">What is known of it.</param>
/// <param name="Columns">The cells, one entry per column of the profile.</param>
internal sealed record TypedSheet(SheetProfile Profile, IReadOnlyList<TypedColumn> Columns)
{
    /// <summary>The cells they were made of, as long as they are needed; null from then on.</summary>
    public SheetRecords? Records { get; init; }
}
