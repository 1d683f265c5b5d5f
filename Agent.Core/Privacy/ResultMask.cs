using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Core.Tools;
using Agent.Protocol;

namespace Agent.Core.Privacy;

/// <summary>A tool's result as an external model may see it: without the names of persons, known or new.</summary>
internal sealed partial class ResultMask(PersonDirectory persons)
{
    public ToolResult Mask(ToolResult result) => result switch
    {
        // Worked out over pseudonyms: what its cells hold was masked before it became text.
        ToolTable { Pseudonymous: { } worked } shown => shown with { Table = MaskTexts(worked, worked.Rows), Pseudonymous = null },
        ToolTable { Table: var table } shown => shown with { Table = Mask(table) },
        ToolError error => error with { Message = persons.Mask(error.Message), Nearest = error.Nearest?.Select(persons.Mask).ToList() },
        ToolText text => text with { Text = persons.Mask(text.Text) },
        _ => result,
    };

    private TableContent Mask(TableContent table)
    {
        var isPerson = table.Columns.Select(column => IsPerson(column, table)).ToArray();
        // First the names that are only here, so that they are also found in the other cells and in the notes.
        var isDerived = table.Columns.Select(column => IsDerived(column, table)).ToArray();
        var rows = table.Rows.Select(row => (IReadOnlyList<object?>)[.. row.Select((cell, column) =>
            column >= isPerson.Length ? cell
            : isPerson[column] || (isDerived[column] && cell is string text && Letters().IsMatch(text)) ? Person(cell)
            : cell)]).ToList();
        return MaskTexts(table, rows);
    }

    private TableContent MaskTexts(TableContent table, IReadOnlyList<IReadOnlyList<object?>> rows) =>
        table with
        {
            Title = persons.Mask(table.Title),
            Columns =
            [
                .. table.Columns.Select(column => column with { Name = persons.Mask(column.Name), Label = persons.Mask(column.Label) }),
            ],
            Rows =
            [
                .. rows.Select(row => (IReadOnlyList<object?>)[.. row.Select(cell => cell is string text ? persons.Mask(text) : cell)]),
            ],
            Evidence = table.Evidence with
            {
                Sheet = persons.Mask(table.Evidence.Sheet),
                Sql = persons.Mask(table.Evidence.Sql),
                RowsExcluded =
                [
                    .. table.Evidence.RowsExcluded.Select(excluded =>
                        excluded with
                        {
                            Reason = persons.Mask(excluded.Reason),
                            Rows = null,
                        }
                    ),
                ],
            },
            Notes = [.. table.Notes.Select(persons.Mask)],
        };

    private bool IsPerson(TableColumn column, TableContent table)
    {
        // A second column of the same name is numbered: owner, owner_2.
        var name = column.Name.TrimEnd("0123456789".ToCharArray()).TrimEnd('_');
        if (persons.Columns.Contains(column.Name) || persons.Columns.Contains(column.Label) || persons.Columns.Contains(name))
            return true;
        // Where not every name is known, a query may show a new one under a name of its own: then whatever reads like names counts.
        var index = table.Columns.ToList().IndexOf(column);
        return !persons.IsComplete
            && !persons.Known.Contains(column.Name)
            && table.Rows.Select(row => row[index]).OfType<string>().Any(ReadsLikeAName);
    }

    // What a statement works out of a person's column (their names backwards, in pieces, joined) is theirs as well, whatever it is called.
    private bool IsDerived(TableColumn column, TableContent table) =>
        column.Kind == "text"
        && !persons.Known.Contains(column.Name)
        && Selected()
            .Matches(table.Evidence.Sql)
            .Any(part => persons.Columns.Any(person => part.Value.Contains(person, StringComparison.OrdinalIgnoreCase)));

    [GeneratedRegex(@"\bSELECT\b.*?\bFROM\b", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Selected();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();

    private object? Person(object? cell)
    {
        if (cell is null or bool)
            return cell;
        var text = Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty;
        foreach (var separator in persons.Separators)
        {
            if (text.Contains(separator, StringComparison.Ordinal))
                return string.Join($"{separator} ", text.Split(separator, StringSplitOptions.TrimEntries).Select(persons.Register));
        }

        return persons.Register(text);
    }

    private static bool ReadsLikeAName(string text)
    {
        var words = NameWords.Split(text);
        return words.Length is >= 2 and <= 4
            && text.Length <= 60
            && Array.TrueForAll(words, word => char.IsUpper(word[0]) && word.All(char.IsLetter));
    }
}
