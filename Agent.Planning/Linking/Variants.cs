using Agent.Core.Datasets;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Values of a small column that differ only in case, blanks, signs and plural: typed by different hands, meant as one.</summary>
internal static class Variants
{
    private const int FewValues = 300;

    /// <summary>The usual spelling of each value that is spelled otherwise; empty where all are spelled one way.</summary>
    public static IReadOnlyDictionary<string, string> Of(ColumnProfile column)
    {
        if (column.Kind != ColumnKind.Text || !column.ValuesComplete || column.Values.Count is < 2 or > FewValues)
            return new Dictionary<string, string>();
        return column.Values
            .GroupBy(value => Key(value.Value))
            .Where(group => group.Key.Length > 3 && group.Count() > 1)
            .SelectMany(group => group.Skip(1).Select(value => (Variant: value.Value, Usual: group.First().Value)))
            .ToDictionary(pair => pair.Variant, pair => pair.Usual);
    }

    private static string Key(string value) => string.Concat(NameWords.Split(value).Where(word => !StopWords.IsGlue(word)).Select(Stemmer.Singular));
}
