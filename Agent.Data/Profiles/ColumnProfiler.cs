using System.Globalization;
using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Data.Profiles;

/// <summary>Counts the values of a column.</summary>
internal static class ColumnProfiler
{
    private const int MaxValues = 50_000;
    private const int TopValues = 20;
    private const double ShortText = 80;

    public static ColumnProfile Profile(string name, string label, TypedColumn column)
    {
        var filled = column.Cells.Where(cell => cell is not null).ToList();
        var items = column.Kind == ColumnKind.List
            ? filled.SelectMany(cell => ((string)cell!).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Cast<object>()
            : filled.Cast<object>();
        var counts = items.GroupBy(cell => cell).Select(group => (Value: group.Key, Count: (long)group.Count())).ToList();
        var texts = filled.OfType<string>().ToList();
        var meanLength = texts.Count == 0 ? 0 : texts.Average(text => text.Length);
        var isShort = column.Kind is ColumnKind.Text or ColumnKind.List or ColumnKind.Boolean && meanLength <= ShortText;
        var kept = counts.OrderByDescending(value => value.Count).ThenBy(value => Text(value.Value), StringComparer.Ordinal)
            .Take(isShort ? MaxValues : TopValues)
            .Select(value => new ValueCount(Text(value.Value), value.Count))
            .ToList();
        var isOrdered = column.Kind is not (ColumnKind.Text or ColumnKind.List or ColumnKind.Empty or ColumnKind.Boolean);
        return new ColumnProfile
        {
            Name = name,
            Label = label,
            Kind = column.Kind,
            Filled = filled.Count,
            Distinct = counts.Count,
            Min = isOrdered ? Text(counts.Min(value => value.Value)!) : null,
            Max = isOrdered ? Text(counts.Max(value => value.Value)!) : null,
            Values = kept,
            ValuesComplete = kept.Count == counts.Count,
            MeanLength = meanLength,
            Separator = column.Separator,
            Unit = column.Unit,
            IsIdentifier = IsIdentifier(column, filled, counts.Count),
            IsPerson = IsPerson(name, column, kept),
            Notes = column.Notes,
        };
    }

    private static string Text(object value) => value switch
    {
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // Nearly every row its own value, short, with a digit in it: INC-2024-00017, 1069872.
    private static bool IsIdentifier(TypedColumn column, List<object?> filled, int distinct) =>
        filled.Count >= 10
        && distinct >= filled.Count * 0.97
        && (column.Kind == ColumnKind.Integer
            || (column.Kind == ColumnKind.Text && filled.TrueForAll(cell => cell is string { Length: <= 30 } text && text.Any(char.IsAsciiDigit) && !text.Any(char.IsWhiteSpace))));

    // Two or three capitalised words in nearly every value, and a name that speaks of a person.
    private static bool IsPerson(string name, TypedColumn column, List<ValueCount> values) =>
        column.Kind is ColumnKind.Text or ColumnKind.List
        && values.Count >= 5
        && values.Count(value => LooksLikeAName(value.Value)) >= values.Count * 0.9
        && PersonWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] PersonWords =
        ["person", "name", "employee", "worker", "injured", "reported by", "entered by", "supervisor", "investigator", "inspector", "auditor", "owner", "witness", "responsible", "manager"];

    private static bool LooksLikeAName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 2 or 3 && words.All(word => char.IsUpper(word[0]) && word.All(c => char.IsLetter(c) || c is '-' or '\'' or '.'));
    }
}
