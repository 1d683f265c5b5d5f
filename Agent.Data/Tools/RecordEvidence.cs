using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Data.Tools;

/// <summary>The rows of the sheets asked that are no records, as evidence of a table.</summary>
internal static class RecordEvidence
{
    /// <param name="profile">The dataset.</param>
    /// <param name="sheets">The sheets asked, joined by <c>", "</c>.</param>
    public static IEnumerable<ExcludedRows> Of(DatasetProfile profile, string sheets) => profile.Sheets
        .Where(sheet => sheet.LeftOut.Count > 0 && sheets.Split(", ").Contains(sheet.Name, StringComparer.OrdinalIgnoreCase))
        .SelectMany(sheet => sheet.LeftOut.Select(left => new ExcludedRows($"{left.Words}, not a record of {sheet.Name}", left.Count)));
}
