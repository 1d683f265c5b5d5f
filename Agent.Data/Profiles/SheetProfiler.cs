using Agent.Core.Datasets;
using Agent.Data.Import.Headers;
using Agent.Data.Import.Records;
using Agent.Data.Profiles.Dates;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>From raw cells to a typed sheet: header, names, kinds, counts, entity key, default date.</summary>
internal static class SheetProfiler
{
    private const long LargeSheet = 200_000;

    // Columns under way take memory beside the sheet's own.
    private const int MaxThreads = 4;

    public static TypedSheet Profile(RawSheet raw, string table, CancellationToken cancellationToken, SheetRules? rules = null)
    {
        if (HeaderFinder.Find(raw, rules?.HeaderRow) is not { } header)
            return new TypedSheet(
                new SheetProfile
                {
                    Name = raw.Name,
                    Table = table,
                    Rows = 0,
                    Columns = [],
                    Hidden = raw.Hidden,
                    Notes = [.. raw.Notes, "The sheet is empty"],
                },
                []
            );

        var left = RecordFinder.Find(raw, header).Where(row => rules is null || !rules.Keep.Contains(row.Reason)).ToList();
        IReadOnlyList<LeftOutRows> leftOut = raw.BadLines is null
            ? RecordFinder.Tell(raw, left)
            : [.. RecordFinder.Tell(raw, left), raw.BadLines];
        raw = raw.Without([.. left.Select(row => row.Row)]);
        var merged = MergedCells.Fill(raw, header.End, raw.Rows);
        var continued = ContinuedRows.Fill(raw, header);
        var kept = Enumerable
            .Range(0, raw.Columns.Count)
            .Where(column => header.Labels[column] is not null || !IsEmpty(raw, column, header.End))
            .ToList();
        var names = ColumnNames.Of([.. kept.Select(column => (header.Labels[column], column + 1))]);
        var columns = kept.Select((column, i) => new RawLabelled(raw.Columns[column], names[i].Name, names[i].Label)).ToList();
        var filled = new FilledCells(merged, continued is { } key ? kept.IndexOf(key) : -1);
        return Profile(raw, table, header, columns, filled, leftOut, rules, cancellationToken);
    }

    /// <summary>Profiles records that stand without a header.</summary>
    /// <param name="records">The records.</param>
    /// <param name="table">Their table's name in SQL.</param>
    /// <param name="leftOut">What is to be told of rows that are none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static TypedSheet Profile(
        SheetRecords records,
        string table,
        IReadOnlyList<LeftOutRows> leftOut,
        CancellationToken cancellationToken
    ) =>
        Profile(
            records.Sheet,
            table,
            new SheetHeader(records.First, 0, []),
            [.. records.Columns],
            FilledCells.None,
            leftOut,
            null,
            cancellationToken
        );

    private static TypedSheet Profile(
        RawSheet raw,
        string table,
        SheetHeader header,
        List<RawLabelled> labelled,
        FilledCells cells,
        IReadOnlyList<LeftOutRows> leftOut,
        SheetRules? rules,
        CancellationToken cancellationToken
    )
    {
        var rows = raw.Rows - header.End;
        var records = new SheetRecords(raw, header.End, [.. labelled]);
        var typed = Type(raw, labelled, header.End, cancellationToken);
        if (rules is { CountsDuplicatesOnce: true } && RepeatedRecords.Find(typed, rows) is { Count: > 0 } again)
        {
            var repeated = again.Select(row => (header.End + row, LeftOutReason.Duplicate)).ToList();
            leftOut = [.. leftOut, .. RecordFinder.Tell(raw, repeated)];
            return Profile(
                raw.Without([.. repeated.Select(row => row.Item1)]),
                table,
                header,
                labelled,
                cells,
                leftOut,
                null,
                cancellationToken
            );
        }

        if (YearMonth.Join(labelled, typed, rows) is { } joined)
        {
            labelled.Add(joined.Label);
            typed = [.. typed, joined.Cells];
        }

        var profiles = new ColumnProfile[typed.Length];
        ForEachColumn(
            typed.Length,
            rows,
            i => profiles[i] = ColumnProfiler.Profile(labelled[i].Name, labelled[i].Label, typed[i], i),
            cancellationToken
        );
        profiles = CodedTwins.Mark(profiles, typed);
        var columns = profiles.Zip(typed, (profile, cells) => (Profile: profile, Cells: cells)).ToList();
        var key = cells.ContinuedKey >= 0 ? cells.ContinuedKey : EntityKeys.Find(columns, rows);
        if (key >= 0)
            profiles = [.. VaryingColumns.Mark(columns, key, rows)];
        var duplicates = RepeatedRecords.Find(typed, rows);
        var grain = Grains.Find(columns, rows, key, duplicates, raw.Name);
        var title = TableTitle.Of(raw, header);
        return new TypedSheet(
            new SheetProfile
            {
                Name = raw.Name,
                Table = table,
                Rows = rows,
                Columns = profiles,
                EntityKey = key < 0 ? null : columns[key].Profile.Name,
                Entities = key < 0 ? rows : columns[key].Profile.Distinct,
                DefaultDateColumn = DateRoles.Default(profiles, key < 0 ? rows : columns[key].Profile.Distinct)?.Name,
                Hidden = raw.Hidden,
                Area = raw.Area,
                Title = title,
                LeftOut = leftOut,
                RepeatedRows = duplicates.Count,
                Grain = grain,
                Notes =
                [
                    .. raw.Notes,
                    .. HeaderNotes(raw, header),
                    .. HiddenNotes(raw),
                    .. cells.Notes(labelled),
                    .. leftOut.Select(rows => rows.ToString()),
                    .. duplicates.Count == 0
                        ? Array.Empty<string>()
                        :
                        [
                            $"{duplicates.Count:N0} {(duplicates.Count == 1 ? "row repeats" : "rows repeat")} another row in every cell; each is counted",
                        ],
                    .. Grains.Note(grain, profiles, rows) is { } note ? [note] : Array.Empty<string>(),
                ],
            },
            typed)
        {
            Records = records,
        };
    }

    private static bool IsEmpty(RawSheet raw, int column, int first)
    {
        for (var row = first; row < raw.Rows && !raw.Columns[column].IsEmpty; row++)
        {
            if (raw.Columns[column].Kind(row) != CellKind.Empty)
                return false;
        }

        return true;
    }

    // Where dates or numbers typed as text can be read both ways, the sheet's other columns are asked in a second look.
    private static TypedColumn[] Type(RawSheet raw, List<RawLabelled> columns, int first, CancellationToken cancellationToken)
    {
        var typed = new TypedColumn[columns.Count];
        var rows = raw.Rows - first;
        ForEachColumn(
            typed.Length,
            rows,
            i => typed[i] = ColumnTyper.Type(columns[i].Cells, raw.Texts, first, raw.Rows, new TypeHints(columns[i].Label)),
            cancellationToken
        );
        var order = typed.Select(column => column.DateOrder).FirstOrDefault(order => order is { IsCertain: true });
        var mark = typed.Any(column => column.DecimalMark is { IsCertain: false })
            ? SheetLocale.Hint(raw, [.. columns.Select(column => column.Label)], typed)
            : null;
        for (var i = 0; i < typed.Length; i++)
        {
            if (
                (order is not null && typed[i].DateOrder is { IsCertain: false })
                || (mark is not null && typed[i].DecimalMark is { IsCertain: false })
            )
                typed[i] = ColumnTyper.Type(columns[i].Cells, raw.Texts, first, raw.Rows, new TypeHints(columns[i].Label, order, mark));
        }

        return typed;
    }

    // Columns know nothing of each other; a large sheet takes two cores, a small one is done before a thread has started.
    private static void ForEachColumn(int columns, int rows, Action<int> work, CancellationToken cancellationToken) =>
        Parallel.For(
            0,
            columns,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = (long)rows * columns < LargeSheet ? 1 : MaxThreads,
                CancellationToken = cancellationToken,
            },
            work
        );

    private static IEnumerable<string> HeaderNotes(RawSheet raw, SheetHeader header)
    {
        if (header.First > 0 || raw.RowNumbers[0] > 1)
            yield return $"The header is in row {raw.RowNumbers[header.First]:N0}; what stands above is a title";
        if (header.Rows > 1)
            yield return $"The header has {(header.Rows == 2 ? "two" : "three")} rows; groups and columns are joined by a colon";
    }

    private static IEnumerable<string> HiddenNotes(RawSheet raw)
    {
        if (raw.Hidden)
            yield return "The sheet is hidden in the workbook; it is read all the same";
        if (raw.Marks.Uncalculated is > 0 and var formulas)
            yield return $"{Counted.Of(formulas, "formula")} {(formulas == 1 ? "was" : "were")} never calculated and "
                + $"{Counted.Verb(formulas, "count")} as empty; open the workbook in Excel and save it";
        if (raw.Area is null && raw.Marks.HiddenRows > 0)
            yield return $"{raw.Marks.HiddenRows:N0} {(raw.Marks.HiddenRows == 1 ? "row is" : "rows are")} hidden in the workbook and counted all the same";
        if (raw.Area is null && raw.Marks.HiddenColumns > 0)
            yield return $"{raw.Marks.HiddenColumns:N0} {(raw.Marks.HiddenColumns == 1 ? "column is" : "columns are")} hidden in the workbook and read all the same";
    }
}
