using System.Globalization;
using Agent.Core.Datasets;

namespace Agent.Core.Agents;

/// <summary>A column as a prompt describes it: how useful it is to know of, and its line with more or less of its values.</summary>
internal sealed class PromptColumn
{
    /// <summary>How many values a line may show, from the most to none.</summary>
    public static readonly int[] Details = [8, 3, 0];

    private readonly ColumnProfile _column;

    public PromptColumn(DatasetProfile profile, SheetProfile sheet, ColumnProfile column, int place)
    {
        (Sheet, _column, Place) = (sheet, column, place);
        Usefulness = Rank(profile, sheet, column) + (20.0 * column.Filled / Math.Max(1, sheet.Rows));
    }

    public SheetProfile Sheet { get; }

    /// <summary>Place among all columns.</summary>
    public int Place { get; }

    /// <summary>
    /// The greater, the sooner a question needs it. Does not depend on the question: the prompt stays the same for a dataset.
    /// </summary>
    public double Usefulness { get; }

    /// <summary>Whether the line says more with more detail.</summary>
    public bool HasValues => Values(Details[0]).Length > 0;

    public string Line(int values) => $"- {PromptText.Quote(_column.Name)} {_column.Kind.ToWireName()}{Values(values)}\n";

    private string Values(int count)
    {
        if (count == 0)
            return string.Empty;
        // Names of persons help no question along, and may have to stay here.
        if (_column.IsPerson)
            return ": persons";
        if (_column.IsNarrative)
            return ": long text";
        if (_column.Kind.IsText() || _column.Kind == ColumnKind.Boolean)
        {
            var shown = _column.Values.Take(count).Select(value => PromptText.Quote(value.Value)).ToList();
            if (shown.Count == 0)
                return string.Empty;
            var all =
                _column.Distinct > shown.Count
                    ? string.Create(CultureInfo.InvariantCulture, $", {_column.Distinct} different, such as ")
                    : ": ";
            return all + string.Join(", ", shown);
        }

        return _column.Min is { } min && _column.Max is { } max
            ? $": {PromptText.Quote(min)} to {PromptText.Quote(max)}{(_column.Unit is { } unit ? " " + PromptText.Quote(unit) : string.Empty)}"
            : string.Empty;
    }

    private static int Rank(DatasetProfile profile, SheetProfile sheet, ColumnProfile column) => column switch
    {
        _ when column.Name == sheet.EntityKey => 100,
        _ when column.Name == sheet.DefaultDateColumn => 90,
        _ when profile.Relations.Any(relation => Joins(relation, sheet, column)) => 80,
        { Synonyms.Count: > 0 } => 75,
        { Filled: 0 } or { Kind: ColumnKind.Empty } => 0,
        { Distinct: <= 1 } => 5,
        _ when column.Kind.IsDate() => 60,
        { IsIdentifier: true } => 15,
        { IsNarrative: true } => 35,
        { IsPerson: true } => 25,
        _ when column.Kind.IsNumeric() => 50,
        { Distinct: <= 50 } => 55,
        _ => 30,
    };

    private static bool Joins(SheetRelation relation, SheetProfile sheet, ColumnProfile column) =>
        (relation.FromTable == sheet.Table && relation.FromColumn == column.Name)
        || (relation.ToTable == sheet.Table && relation.ToColumn == column.Name);
}
