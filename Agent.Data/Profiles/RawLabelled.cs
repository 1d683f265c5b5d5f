using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>A column with the name it goes by.</summary>
/// <param name="Cells">The cells.</param>
/// <param name="Name">Its name in SQL.</param>
/// <param name="Label">Its header.</param>
internal sealed record RawLabelled(RawColumn Cells, string Name, string Label);
