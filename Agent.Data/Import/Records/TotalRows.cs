using Agent.Core.Datasets;
using Agent.Data.Import.Headers;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>
/// Finds rows that sum up other rows, wherever they stand: by Excel's own marks and groups, by their wording, and by arithmetic. Wording
/// needs arithmetic, or a row that is
/// empty where records never are; without wording every number of the row must be a sum or mean of three rows or more.
/// </summary>
internal static class TotalRows
{
    private const int MaxUnnamed = 2_000;
    private const long MaxCompared = 20_000_000;
    private const double MaxMarkedShare = 0.5;

    public static void Find(RawSheet sheet, SheetHeader header, SheetShape shape, SortedDictionary<int, LeftOutReason> left)
    {
        var candidates = Candidates(sheet, shape, left);
        if (candidates.Count == 0)
            return;
        var sums = new ColumnSums(sheet, shape, [.. candidates.Select(candidate => candidate.Row)], left.Keys.ToHashSet());
        var always = AlwaysFilled(sheet, shape, candidates, left);
        foreach (var (row, label, isMarked) in candidates)
        {
            if (isMarked || IsTotal(sheet, row, label, sums, always))
                left[row] = LeftOutReason.Total;
            else
                sums.Keep(row);
        }

        BesideTotals.Find(sheet, left);
    }

    // A row that Excel groups others under, above or below it.
    private static bool IsSummary(RawSheet sheet, int row)
    {
        if (sheet.Marks.Outline.Count == 0)
            return false;
        int Level(int at) => at < 0 || at >= sheet.Rows ? 0 : sheet.Marks.Outline.GetValueOrDefault(sheet.RowNumbers[at]);
        return Level(row) < Math.Max(Level(row - 1), Level(row + 1));
    }

    private static List<(int Row, string? Label, bool IsMarked)> Candidates(
        RawSheet sheet,
        SheetShape shape,
        SortedDictionary<int, LeftOutReason> left
    )
    {
        var marked =
            sheet.Marks.Aggregates.Count <= (sheet.Rows - shape.First) * MaxMarkedShare ? sheet.Marks.Aggregates : new HashSet<int>();
        var worded = new WordedTexts(sheet.Texts);
        var periods = PeriodLabels.Of(sheet, shape.First);
        var candidates = new List<(int, string?, bool)>();
        var unnamed = 0;
        for (var row = shape.First; row < sheet.Rows; row++)
        {
            if (left.TryGetValue(row, out var reason) && reason is not (LeftOutReason.Section or LeftOutReason.Remark))
                continue;
            var number = sheet.RowNumbers[row];
            if (sheet.Marks.Totals.Contains(number) || marked.Contains(number))
                candidates.Add((row, null, true));
            else if ((worded.Label(sheet, row) ?? periods.Label(row)) is { } label)
                candidates.Add((row, label, false));
            else if (IsSummary(sheet, row) && HasFigures(sheet, row))
                candidates.Add((row, string.Empty, false));
            else if (shape.Filled[row] < shape.Typical * 0.7 && unnamed < MaxUnnamed && IsBare(sheet, row))
            {
                unnamed++;
                candidates.Add((row, null, false));
            }
        }

        // Each candidate is compared with all rows: where there are too many, only what Excel marks or words name is looked at.
        long rows = sheet.Rows - shape.First;
        if (unnamed >= MaxUnnamed || candidates.Count * rows > MaxCompared)
            candidates = candidates.FindAll(candidate => candidate.Item2 is not null || candidate.Item3);
        return candidates.Count * rows > MaxCompared
            ? candidates.GetRange(candidates.Count - (int)(MaxCompared / rows), (int)(MaxCompared / rows))
            : candidates;
    }

    private static bool IsTotal(RawSheet sheet, int row, string? label, ColumnSums sums, IReadOnlyList<int> always)
    {
        int numbers = 0, summed = 0, agreeing = 0;
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            if (sums.Number(row, column) is not { } number)
                continue;
            numbers++;
            var agreement = sums.Compare(row, column, number, isNamed: label is not null);
            summed += agreement == Agreement.Sum ? 1 : 0;
            agreeing += agreement == Agreement.None ? 0 : 1;
        }

        // Without words all its figures must agree; what Excel groups rows under is no record where they do. Behind a word that nobody
        // knows ("Hull result") they must be two sums or more: one may be chance.
        if (label is null or "")
            return numbers > 0
                && agreeing == numbers
                && (label is "" || Texts(sheet, row) == 0 ? summed > 0 : summed == numbers && numbers > 1);
        // Its sums were never calculated, or it has none.
        if (numbers == 0)
            return RowWords.IsPlainTotal(label) && Filled(sheet, row) == 1;
        if (
            summed > 0
            || (
                agreeing > 0 && (RowWords.IsPlainTotal(label) || (agreeing == numbers && (numbers > 1 || NamesRowAbove(sheet, row, label))))
            )
        )
            return true;
        // Called a total and nothing else, and empty where every record holds something.
        return RowWords.IsPlainTotal(label)
            && always.Any(column => sheet.Columns[column].Kind(row) == CellKind.Empty)
            && Texts(sheet, row) == 1;
    }

    private static bool HasFigures(RawSheet sheet, int row) =>
        Enumerable.Range(0, sheet.Columns.Count).Any(column => CellClasses.Of(sheet, row, column) == CellClass.Number);

    // "Office Total" below the one row of Office.
    private static bool NamesRowAbove(RawSheet sheet, int row, string label) =>
        row > 0
        && Enumerable
            .Range(0, sheet.Columns.Count)
            .Any(column =>
                sheet.Text(row - 1, column)?.Trim() is { Length: > 1 } text && label.Contains(text, StringComparison.OrdinalIgnoreCase)
            );

    private static int Texts(RawSheet sheet, int row) =>
        sheet.Columns.Where((_, column) => CellClasses.Of(sheet, row, column) == CellClass.Text).Count();

    private static int Filled(RawSheet sheet, int row) => sheet.Columns.Count(column => column.Kind(row) != CellKind.Empty);

    // Figures and at most one word, which is no id.
    private static bool IsBare(RawSheet sheet, int row)
    {
        var (texts, figures) = (0, 0);
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            var kind = CellClasses.Of(sheet, row, column);
            if (sheet.Columns[column].Kind(row) is CellKind.Date)
                return false;
            figures += kind is CellClass.Number or CellClass.Time ? 1 : 0;
            if (kind != CellClass.Text)
                continue;
            if (++texts > 1 || sheet.Text(row, column) is not { Length: <= 60 } text || text.AsSpan().ContainsAnyInRange('0', '9'))
                return false;
        }

        return texts == 0 || figures > 0;
    }

    private static List<int> AlwaysFilled(
        RawSheet sheet,
        SheetShape shape,
        List<(int Row, string? Label, bool IsMarked)> candidates,
        SortedDictionary<int, LeftOutReason> left
    )
    {
        var out_ = candidates.Select(candidate => candidate.Row).Concat(left.Keys).ToHashSet();
        var rows = Enumerable.Range(shape.First, sheet.Rows - shape.First).Where(row => !out_.Contains(row)).Take(1_000).ToList();
        return
        [
            .. Enumerable
                .Range(0, sheet.Columns.Count)
                .Where(column => rows.Count > 0 && rows.TrueForAll(row => sheet.Columns[column].Kind(row) != CellKind.Empty)),
        ];
    }
}
