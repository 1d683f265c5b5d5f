using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Data.Profiles.Dates;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles.Tabs;

/// <summary>
/// Finds sheets that have a column for each month – hours of each contractor, Jan-25 to Dec-25 – and makes of each a table with one row for
/// each cell of them: what is dated can be asked by time.
/// </summary>
internal static partial class MonthColumns
{
    private const int FewestMonths = 3;
    private const int MostOthers = 8;
    private const string MonthColumn = "Month";

    /// <summary>The sheets, those with columns of months marked as part of a table, and behind them these tables.</summary>
    public static IReadOnlyList<TypedSheet> Turn(IReadOnlyList<TypedSheet> sheets, CancellationToken cancellationToken)
    {
        var taken = sheets.Select(sheet => sheet.Profile.Table).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var all = new List<TypedSheet>();
        var made = new List<TypedSheet>();
        foreach (var sheet in sheets)
        {
            if (Find(sheet) is not { } months)
            {
                all.Add(sheet);
                continue;
            }

            var table = ColumnNames.Unique($"{sheet.Profile.Table} by month", taken);
            made.Add(Make(sheet, months, table, cancellationToken));
            all.Add(sheet with { Profile = sheet.Profile with { PartOf = table } });
        }

        return [.. all, .. made];
    }

    /// <summary>The columns of months, each with its month; null where there are none, or where other amounts stand beside them.</summary>
    private static List<(int Column, string Month)>? Find(TypedSheet sheet)
    {
        if (sheet is not { Records: not null, Profile: { Rows: > 0, PartOf: null } profile })
            return null;
        var year = YearOf(profile.Name);
        var months = profile
            .Columns.Select((column, at) => (Column: at, Month: Month(column.Label, year)))
            .Where(item => item.Month is not null)
            .Select(item => (item.Column, Month: item.Month!))
            .ToList();
        if (
            months.Count < FewestMonths
            || months.Select(item => item.Month).Distinct().Count() < months.Count
            || months.Exists(item => profile.Columns[item.Column] is { Filled: > 0 } column && !column.Kind.IsNumeric())
            || profile.Columns.Count - months.Count is 0 or > MostOthers
        )
            return null;
        var places = months.ConvertAll(item => item.Column);
        var others = profile.Columns.Where((_, at) => !places.Contains(at)).ToList();
        return others.TrueForAll(column => IsLabel(column) || IsTotal(column)) && !others.Exists(NamesFigures) ? months : null;
    }

    private static TypedSheet Make(
        TypedSheet sheet,
        List<(int Column, string Month)> months,
        string table,
        CancellationToken cancellationToken
    )
    {
        var records = sheet.Records!;
        var places = months.ConvertAll(item => item.Column);
        var kept = records.Columns.Where((_, at) => !places.Contains(at) && !IsTotal(sheet.Profile.Columns[at])).ToList();
        var names = kept.Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var what = ValueName(sheet.Profile.Name);
        List<RawLabelled> labelled =
        [
            .. kept.Select(column => column with { Cells = new RawColumn() }),
            new(new RawColumn(), ColumnNames.Unique(MonthColumn, names), MonthColumn),
            new(new RawColumn(), ColumnNames.Unique(ColumnNames.Clean(what), names), what),
        ];
        var texts = months.ConvertAll(item => (long)records.Sheet.Texts.Intern(item.Month));
        var rows = 0;
        for (var row = records.First; row < records.Sheet.Rows; row++)
        {
            for (var month = 0; month < months.Count; month++)
            {
                var cells = records.Columns[months[month].Column].Cells;
                if (cells.Kind(row) == CellKind.Empty)
                    continue;
                for (var at = 0; at < kept.Count; at++)
                    labelled[at].Cells.Set(rows, kept[at].Cells.Kind(row), kept[at].Cells.Value(row));
                labelled[^2].Cells.Set(rows, CellKind.Text, texts[month]);
                labelled[^1].Cells.Set(rows, cells.Kind(row), cells.Value(row));
                rows++;
            }
        }

        var raw = records.Sheet with
        {
            Name = $"{sheet.Profile.Name} by month",
            RowNumbers = [.. Enumerable.Range(1, rows)],
            Columns = [.. labelled.Select(column => column.Cells)],
            Merges = [],
            Marks = new SheetMarks(),
            Area = null,
            BadLines = null,
            Notes = [$"One row for each month of {sheet.Profile.Name}, whose columns {Labels(sheet, months)} are months"],
        };
        var turned = SheetProfiler.Profile(new SheetRecords(raw, 0, labelled), table, sheet.Profile.LeftOut, cancellationToken);
        return turned with { Profile = turned.Profile with { Tabs = [sheet.Profile.Table], AmountColumn = labelled[^1].Name } };
    }

    private static string Labels(TypedSheet sheet, List<(int Column, string Month)> months) =>
        $"{sheet.Profile.Columns[months[0].Column].Label} to {sheet.Profile.Columns[months[^1].Column].Label}";

    private static bool IsLabel(ColumnProfile column) => column.Filled == 0 || column.IsCode || !column.Kind.IsNumeric();

    /// <summary>
    /// "LTIs", "Hours worked", "TRIR": where the rows are figures of several kinds, the columns of months cannot be added up.
    /// </summary>
    private static bool NamesFigures(ColumnProfile column) =>
        column.Kind.IsText()
        && column.Values.Count(value => Figure().IsMatch(value.Value)) is >= 2 and var figures
        && figures * 3 >= column.Values.Count;

    private static bool IsTotal(ColumnProfile column) =>
        column.Kind.IsNumeric() && CodeWords.Split(column.Label) is { Count: > 0 } words && words.Exists(word => Total().IsMatch(word));

    /// <summary>A header as "2025-01"; null where it is no month. Without a year of its own it is of the sheet's.</summary>
    private static string? Month(string label, int? year)
    {
        if (TextMonths.TryRead(label.Trim(), out var said, out var month))
            return Text(said, month);
        if (DateTime.TryParseExact(label.Trim(), FirstDays, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Day == 1)
            return Text(day.Year, day.Month);
        return year is { } its && TextDateParser.TryMonth(label.Trim().TrimEnd('.'), out month) ? Text(its, month) : null;
    }

    private static readonly string[] FirstDays = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];

    private static string Text(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");

    private static int? YearOf(string name) =>
        Year().Match(name) is { Success: true } year ? int.Parse(year.Value, CultureInfo.InvariantCulture) : null;

    /// <summary>"Man-hours 2025" holds Man-hours; a name that says nothing holds values.</summary>
    private static string ValueName(string sheet)
    {
        var name = Year().Replace(sheet, string.Empty).Trim(' ', '-', '_', '(', ')', ',', '.');
        return name.Length == 0 || Unnamed().IsMatch(name) ? "Value" : name;
    }

    [GeneratedRegex(@"(?<![0-9])(19|20)[0-9][0-9](?![0-9])")]
    private static partial Regex Year();

    [GeneratedRegex("^(total|totals|sum|ytd|summe|gesamt|gesamtsumme|totale|suma|somme|totaal)$")]
    private static partial Regex Total();

    [GeneratedRegex(
        @"\b(rates?|ltifr|ltir|trifr|trir|ltis?|hours|number|count|total|percent|costs?|days|kpi|target|actual|plan|planned|score|average"
            + @"|index|near misses|injuries|incidents)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Figure();

    [GeneratedRegex(@"^(sheet|tabelle|feuil|hoja|foglio|blad|data|table)\s*[0-9]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Unnamed();
}
