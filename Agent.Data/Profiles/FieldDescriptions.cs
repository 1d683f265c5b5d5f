using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Data.Profiles.Dates;

namespace Agent.Data.Profiles;

/// <summary>Reads a sheet that describes the fields of another (<c>field</c>, <c>description</c>) and gives its words to the columns; tells coded headers as such.</summary>
internal static partial class FieldDescriptions
{
    private const double MinKnown = 0.5;
    private const double MinCoded = 0.5;
    private const int MinFields = 3;
    private const int LongestLabel = 80;

    public static IReadOnlyList<TypedSheet> Apply(IReadOnlyList<TypedSheet> sheets) =>
        [.. sheets.Select(sheet => WithNote(Described(sheet, sheets)))];

    private static TypedSheet Described(TypedSheet sheet, IReadOnlyList<TypedSheet> sheets)
    {
        foreach (var other in sheets.Where(other => !ReferenceEquals(other, sheet) && other.Profile.Rows is >= MinFields and <= 5_000))
        {
            if (Read(other, sheet.Profile) is not { } words)
                continue;
            var columns = sheet
                .Profile.Columns.Select(column =>
                    words.TryGetValue(column.Name, out var text) ? With(column, text, other.Profile.Name) : column
                )
                .ToList();
            return sheet with
            {
                Profile = sheet.Profile with
                {
                    Columns = columns,
                    DefaultDateColumn = DateRoles.Default(columns, sheet.Profile.Entities)?.Name,
                },
            };
        }

        return sheet;
    }

    private static ColumnProfile With(ColumnProfile column, string text, string sheet) =>
        column with
        {
            Label = IsCoded(column.Label) && text.Length <= LongestLabel ? text : column.Label,
            Description = text,
            // A header that is a code says nothing of a date: its description does.
            DateRole = column.Kind.IsDate() && column.DateRole == DateRole.None ? DateRoles.Of(text) : column.DateRole,
            Synonyms =
                text.Length <= LongestLabel && !text.Equals(column.Label, StringComparison.OrdinalIgnoreCase)
                    ? [.. column.Synonyms, text]
                    : column.Synonyms,
            Notes = [.. column.Notes, $"Described by the sheet {sheet}"],
        };

    // One column holds names of fields, another says what they are.
    private static Dictionary<string, string>? Read(TypedSheet described, SheetProfile target)
    {
        int field = -1,
            text = -1;
        for (var i = 0; i < described.Columns.Count; i++)
        {
            if (!described.Columns[i].Kind.IsText())
                continue;
            var label = described.Profile.Columns[i].Label;
            field = field < 0 && FieldWords().IsMatch(label) ? i : field;
            text = text < 0 && i != field && TextWords().IsMatch(label) ? i : text;
        }

        if (field < 0 || text < 0)
            return null;
        var names = target.Columns.ToDictionary(column => column.Name, column => column.Name, StringComparer.OrdinalIgnoreCase);
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var row = 0; row < described.Profile.Rows; row++)
        {
            if (
                !described.Columns[field].IsNull(row)
                && !described.Columns[text].IsNull(row)
                && names.TryGetValue(described.Columns[field].Text(row).Trim(), out var name)
            )
                words.TryAdd(name, described.Columns[text].Text(row).Trim());
        }

        return
            words.Count >= MinFields && words.Count >= target.Columns.Count * MinKnown * 0.5 && words.Count >= described.Profile.Rows * 0.3
            ? words
            : null;
    }

    private static TypedSheet WithNote(TypedSheet sheet)
    {
        var coded = sheet.Profile.Columns.Where(column => IsCoded(column.Label)).Select(column => column.Label).ToList();
        return coded.Count < MinFields || coded.Count < sheet.Profile.Columns.Count * MinCoded
            ? sheet
            : sheet with
            {
                Profile = sheet.Profile with
                {
                    Notes =
                    [
                        .. sheet.Profile.Notes,
                        $"{coded.Count:N0} of {sheet.Profile.Columns.Count:N0} headers are codes, such as {string.Join(", ", coded.Take(3))}: give them words in a sheet of field and description, or in the sidecar file",
                    ],
                },
            };
    }

    // Jan-25 is a month.
    /// <summary>Whether most labels are codes: <c>c78</c>.</summary>
    public static bool AreCoded(IReadOnlyCollection<string?> labels) =>
        labels.OfType<string>().Count(IsCoded) is var coded && coded > 0 && coded >= labels.Count(label => label is not null) * MinCoded;

    private static bool IsCoded(string label) => Coded().IsMatch(label) && !TextMonths.TryRead(label, out _, out _);

    [GeneratedRegex(@"^[A-Za-z]{1,4}[_\-]?[0-9]{1,4}[a-z]?$")]
    private static partial Regex Coded();

    [GeneratedRegex(
        @"^\W*(field|fields|variable|var|column|col|name|code|element|attribute|feld|spalte|merkmal|champ|campo|veld)([\s_-]*(name|id|code))?\W*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex FieldWords();

    [GeneratedRegex(
        @"descr|label|meaning|definition|caption|title|question|explan|beschreibung|bezeichnung|bedeutung|libell|signif|omschrijving",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TextWords();
}
