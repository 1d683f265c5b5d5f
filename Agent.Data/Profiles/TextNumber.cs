namespace Agent.Data.Profiles;

/// <summary>A number typed as text.</summary>
/// <param name="Value">As written: 45 for 45 %.</param>
/// <param name="IsPercent">Whether a percent sign stood behind it.</param>
/// <param name="Currency">The currency it was written with; null for none.</param>
/// <param name="Unit">The unit behind it, as it is usually written; null for none.</param>
internal readonly record struct TextNumber(double Value, bool IsPercent, string? Currency, string? Unit = null);
