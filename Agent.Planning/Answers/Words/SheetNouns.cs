using Agent.Core.Datasets;

namespace Agent.Planning.Answers.Words;

/// <summary>
/// What the records of a sheet are called beside those of others: of sheets whose records share a noun, the one that is not called so goes
/// by its own name, "61 audits, 244 audit findings".
/// </summary>
internal static class SheetNouns
{
    /// <summary>The noun.</summary>
    public static RecordNoun Of(SheetProfile sheet, DatasetProfile profile)
    {
        var noun = RecordNoun.Of(sheet);
        var isItsName =
            string.Equals(sheet.Name, noun.Singular, StringComparison.OrdinalIgnoreCase)
            || string.Equals(sheet.Name, noun.Plural, StringComparison.OrdinalIgnoreCase);
        var isShared = profile.AskedSheets.Any(other =>
            !ReferenceEquals(other, sheet) && other.Rows > 0 && !other.Hidden && RecordNoun.Of(other) == noun
        );
        return isShared && !isItsName ? RecordNoun.FromPlural(sheet.Name.ToLowerInvariant()) : noun;
    }
}
