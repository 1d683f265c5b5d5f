using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>Numbers, by kind or typed as text; percentages and currencies where nearly all cells agree on them.</summary>
internal static partial class NumberTyper
{
    private const double MinAgreement = 0.95;
    private const double MaxExactWhole = 9e15;

    public static TypedColumn? Try(ColumnSurvey survey, DecimalMark? hint = null)
    {
        int numbers = survey.Count(CellKind.Number), texts = survey.Count(CellKind.Text);
        if ((numbers + texts) * 2 < survey.Filled || survey.Texts.Any(IsCode) || ZeroPadding.Of(survey) is not null)
            return null;
        var reading = texts == 0 ? TextNumberReading.Empty : TextNumbers.Read(survey.Texts, survey.TextCounts, hint);
        var read = reading.Numbers;
        if (numbers == 0 && Array.TrueForAll(read, number => number is null))
            return null;

        var unit = Unit(survey, read);
        var (isPercent, percents) = Percent(survey, read);
        var scale = isPercent ? 100 : 1;
        var areWhole = true;
        long Held(double number)
        {
            // 0.07 × 100 is 7.000000000000001 in binary.
            number = isPercent ? Math.Round(number, 10) : number;
            areWhole &= number == Math.Floor(number) && Math.Abs(number) <= MaxExactWhole;
            return CellStore.Bits(number);
        }

        var column = ColumnFit.Try(
            survey, ColumnKind.Number, "numbers",
            row => survey.Kind(row) == CellKind.Number ? Held(survey.Number(row) * scale) : CellStore.Null,
            place => read[place] is { } number && (number.Unit is null || number.Unit == unit)
                ? Held(number.IsPercent && !isPercent ? number.Value / 100 : number.Value)
                : CellStore.Null);
        if (column is null)
            return null;
        var (currency, currencyNote) = isPercent ? (null, null) : Currency(survey, read);
        column = column with
        {
            Unit = isPercent ? "%" : currency ?? unit,
            DecimalMark = reading.Mark,
            Caveats = [.. reading.Caveats(), .. column.Caveats],
            Notes =
            [
                .. column.Notes,
                .. isPercent ? ["Percentages are held as shown: 45 for 45 %"]
                : percents > 0
                    ?
                    [
                        $"{Counted.Of(percents, "cell")} {Counted.Verb(percents, "are")} percentages, the others not; all are held as plain numbers, 0.45 for 45 %",
                    ]
                : Array.Empty<string>(),
                .. numbers > 0 && texts > 0 ? [$"{Counted.Cells(texts, survey.Filled, "are")} typed as text"] : Array.Empty<string>(),
                .. reading.Notes(),
                .. unit is null ? Array.Empty<string>() : [$"Cells are written with their unit, {unit}"],
                .. currencyNote is null ? Array.Empty<string>() : [currencyNote],
            ],
        };
        return areWhole ? Whole(column) : column;
    }

    // 00501 is a code and loses its zeros as a number, 1E2 is a room and no hundred; of more than 15 digits a number loses the last ones.
    private static bool IsCode(string text) =>
        (text.Length > 1 && (text[0] == '0' || text.Length > 15) && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        || ExponentLike().IsMatch(text);

    // Amounts of different units are no numbers that can be compared.
    private static string? Unit(ColumnSurvey survey, TextNumber?[] read)
    {
        var units = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < read.Length; i++)
        {
            if (read[i]?.Unit is { } unit)
                units[unit] = units.GetValueOrDefault(unit) + survey.TextCounts[i];
        }

        return units.Count == 0 ? null : units.MaxBy(pair => pair.Value).Key;
    }

    [GeneratedRegex(@"^[0-9]{1,3}[eE][0-9]{1,3}$")]
    private static partial Regex ExponentLike();

    private static TypedColumn Whole(TypedColumn column)
    {
        var cells = new CellStore(column.Rows);
        for (var row = 0; row < column.Rows; row++)
            cells[row] = column.IsNull(row) ? CellStore.Null : (long)column.Number(row);
        return column with { Kind = ColumnKind.Integer, Cells = cells };
    }

    private static (bool IsPercent, long Count) Percent(ColumnSurvey survey, TextNumber?[] read)
    {
        long percents = survey.Formats().Where(format => format.Key.IsPercent).Sum(format => format.Value);
        var all = (long)survey.Formats().Where(format => format.Key.Kind == CellKind.Number).Sum(format => format.Value);
        for (var i = 0; i < read.Length; i++)
        {
            percents += read[i] is { IsPercent: true } ? survey.TextCounts[i] : 0;
            all += read[i] is null ? 0 : survey.TextCounts[i];
        }

        return (percents > 0 && percents >= all * MinAgreement, percents);
    }

    private static (string? Currency, string? Note) Currency(ColumnSurvey survey, TextNumber?[] read)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        long plain = 0;
        void Add(string? currency, int count)
        {
            if (currency is null)
                plain += count;
            else
                counts[currency] = counts.GetValueOrDefault(currency) + count;
        }

        foreach (var (format, count) in survey.Formats().Where(format => format.Key.Kind == CellKind.Number))
            Add(format.Currency, count);
        for (var i = 0; i < read.Length; i++)
        {
            if (read[i] is { } number)
                Add(number.Currency, survey.TextCounts[i]);
        }

        if (counts.Count == 0)
            return (null, null);
        var most = counts.MaxBy(pair => pair.Value);
        // Zeros and the like are often left without the sign; another currency is another amount.
        if (counts.Count == 1 && most.Value >= plain)
            return (most.Key, null);
        return (
            null,
            $"Cells are in several currencies or none ({string.Join(", ", counts.Select(pair => $"{pair.Value:N0} {pair.Key}"))}, {plain:N0} without); amounts of different currencies do not add up"
        );
    }
}
