using Agent.Data.Profiles;

namespace Agent.Data.Access;

/// <summary>Finds the sheets and columns that a person names.</summary>
/// <param name="sheets">The sheets.</param>
internal sealed class SheetNames(IReadOnlyList<TypedSheet> sheets)
{
    /// <summary>The columns meant by <c>Sheet.Column</c>, or by a column's name alone in every sheet that has it.</summary>
    public IReadOnlyList<(int Sheet, int Column)> Places(string written) =>
        [
            .. Enumerable
                .Range(0, sheets.Count)
                .Select(sheet => (Sheet: sheet, Column: ColumnOf(sheet, written)))
                .Where(place => place.Column >= 0),
        ];

    /// <summary>The column of a sheet with this name or header; -1: there is none.</summary>
    public int Column(int sheet, string name)
    {
        var columns = sheets[sheet].Profile.Columns;
        for (var place = 0; place < columns.Count; place++)
        {
            if (Same(columns[place].Name, name) || Same(columns[place].Label, name))
                return place;
        }

        return -1;
    }

    /// <summary>The sheet of a table; -1: there is none.</summary>
    public int Table(string table) => Enumerable.Range(0, sheets.Count).FirstOrDefault(sheet => sheets[sheet].Profile.Table == table, -1);

    /// <summary>Whether a sheet has this name.</summary>
    public bool IsNamed(int sheet, string name) => Same(sheets[sheet].Profile.Name, name) || Same(sheets[sheet].Profile.Table, name);

    private int ColumnOf(int sheet, string written)
    {
        var profile = sheets[sheet].Profile;
        foreach (var name in (string[])[profile.Name, profile.Table])
        {
            if (!written.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase))
                continue;
            if (Column(sheet, written[(name.Length + 1)..].Trim()) is >= 0 and var column)
                return column;
        }

        return Column(sheet, written);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
