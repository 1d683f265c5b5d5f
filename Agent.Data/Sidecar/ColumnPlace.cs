using Agent.Core.Datasets;

namespace Agent.Data.Sidecar;

/// <summary>A column written as <c>Sheet.Column</c>.</summary>
internal static class ColumnPlace
{
    /// <summary>The sheet and column meant; null when there is none. Names may hold dots themselves.</summary>
    public static (SheetProfile Sheet, ColumnProfile Column)? Find(DatasetProfile profile, string written)
    {
        foreach (var sheet in profile.Sheets)
        {
            foreach (var name in (string[])[sheet.Name, sheet.Table])
            {
                if (
                    written.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase)
                    && sheet.Column(written[(name.Length + 1)..].Trim()) is { } column
                )
                    return (sheet, column);
            }
        }

        return null;
    }
}
