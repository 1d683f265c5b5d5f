using System.Runtime.InteropServices;
using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>
/// Finds ids that repeat without filler: one row per update, per material, per place, or an id given twice. Found by what stays the same on
/// the rows of an id; which
/// amounts stand on each of them is part of the answer.
/// </summary>
internal static class Grains
{
    private const int MinEntities = 5;
    private const int MaxRowsPerEntity = 50;
    private const int MinRepeated = 3;

    private const double Same = 0.98;
    private const double MinSameShare = 0.4;
    private const double MinDuplicates = 0.8;
    private const double MaxMistakes = 0.05;
    private const double InOrder = 0.95;

    /// <summary>The grain of a sheet; null where a row is a record and no id repeats.</summary>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="filler">Index of the key whose further rows are filler; -1 for none.</param>
    /// <param name="duplicates">Rows that repeat another one in every cell, ascending.</param>
    /// <param name="sheet">The sheet's name.</param>
    public static SheetGrain? Find(
        IReadOnlyList<(ColumnProfile Profile, TypedColumn Cells)> columns,
        int rows,
        int filler,
        IReadOnlyList<int> duplicates,
        string sheet
    )
    {
        if (filler >= 0)
            return new SheetGrain(GrainKind.Continuation, columns[filler].Profile.Name, columns[filler].Profile.Distinct, []);
        SheetGrain? best = null;
        for (var i = 0; i < columns.Count; i++)
        {
            if (
                IsKey(columns[i], rows, sheet, isFirst: i == 0)
                && Of(columns, rows, i, duplicates) is { } grain
                && (best is null || grain.SameWithin.Count > best.SameWithin.Count)
            )
                best = grain;
        }

        return best;
    }

    private static bool IsKey((ColumnProfile Profile, TypedColumn Cells) column, int rows, string sheet, bool isFirst)
    {
        var (profile, cells) = column;
        if (
            profile.Kind is not (ColumnKind.Text or ColumnKind.Integer)
            || profile.Filled < rows * 0.99
            || profile.Distinct < MinEntities
            || profile.Distinct >= profile.Filled
            || profile.Filled > profile.Distinct * MaxRowsPerEntity
            || CodeWords.SaysPeriod(profile.Label)
        )
            return false;
        // A name alone is no id, and neither are digits alone: a class of vehicles has both.
        var isOne =
            RecordWords.IsRecord(profile.Label)
            || RecordWords.IsOne(profile.Label, sheet)
            || (isFirst && CodeWords.IsCodeAlone(profile.Label));
        return (CodeWords.NamesRecord(profile.Label) || (isOne && RecordWords.HasOnePrefix(profile)))
            && (
                profile.Kind == ColumnKind.Integer
                || cells.Texts.All(text =>
                    text.Length <= 60 && text.Any(char.IsAsciiDigit) && !text.Contains(' ', StringComparison.Ordinal)
                )
            );
    }

    private static SheetGrain? Of(
        IReadOnlyList<(ColumnProfile Profile, TypedColumn Cells)> columns,
        int rows,
        int key,
        IReadOnlyList<int> duplicates
    )
    {
        var ids = columns[key].Cells.Cells;
        var firsts = new Dictionary<long, int>();
        var again = new List<(int First, int Row)>();
        for (var row = 0; row < rows; row++)
        {
            if (ids[row] == CellStore.Null)
                continue;
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(firsts, ids[row], out var isKnown);
            if (isKnown)
                again.Add((first, row));
            else
                first = row;
        }

        if (again.Count < MinRepeated)
            return null;
        var repeated = new HashSet<int>(duplicates);
        var different = again.FindAll(pair => !repeated.Contains(pair.Row));
        var name = columns[key].Profile.Name;
        // Where repeats are rare, ids given twice look like entities in parts: rows are counted, as whoever looks at the sheet would, and
        // the repeats are told.
        var byMistake = again.Count <= rows * MaxMistakes ? new SheetGrain(GrainKind.RepeatedId, name, firsts.Count, []) : null;
        if (different.Count <= again.Count * (1 - MinDuplicates) || byMistake is not null)
            return byMistake;
        var same = new List<string>();
        var others = 0;
        ColumnProfile? moment = null;
        for (var i = 0; i < columns.Count; i++)
        {
            var profile = columns[i].Profile;
            // What is the same everywhere proves nothing.
            if (i == key || profile.Distinct <= 1)
                continue;
            others++;
            var cells = columns[i].Cells.Cells;
            var equal = different.Count(pair => cells[pair.First] == cells[pair.Row]);
            if (equal >= different.Count * Same)
                same.Add(profile.Name);
            else if (
                profile.Kind.IsDate()
                && equal < different.Count * 0.5
                && (moment is null || profile.DateRole == DateRole.Updated)
                && Ascends(cells, ids, rows)
            )
                moment = profile;
        }

        if (same.Count < others * MinSameShare || same.Count == 0)
            return null;
        return new SheetGrain(moment is null ? GrainKind.Details : GrainKind.Events, name, firsts.Count, same, moment?.Name);
    }

    // A log is written on as time goes: of each entity the dates grow from row to row. Dates of parts, of persons say, come in any order.
    private static bool Ascends(CellStore dates, CellStore ids, int rows)
    {
        var last = new Dictionary<long, long>();
        int up = 0, down = 0;
        for (var row = 0; row < rows; row++)
        {
            if (ids[row] == CellStore.Null || dates[row] == CellStore.Null)
                continue;
            if (last.TryGetValue(ids[row], out var before))
                _ = dates[row] >= before ? up++ : down++;
            last[ids[row]] = dates[row];
        }

        return up >= MinRepeated && (up >= (up + down) * InOrder || down >= (up + down) * InOrder);
    }

    /// <summary>What is told of a grain; null where it is told elsewhere.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">Rows of the sheet.</param>
    public static string? Note(SheetGrain? grain, IReadOnlyList<ColumnProfile> columns, long rows)
    {
        if (grain is null or { Kind: GrainKind.Continuation or GrainKind.Row })
            return null;
        var start = $"{grain.Key} repeats: {grain.Entities:N0} different in {rows:N0} rows";
        if (grain.Kind == GrainKind.RepeatedId)
            return $"{start}; each row is counted as a record";
        var amounts = columns
            .Where(column => column.Kind.IsNumeric() && !column.IsCode && grain.SameWithin.Contains(column.Name))
            .Select(column => column.Label)
            .ToList();
        var what = grain.Kind == GrainKind.Events ? "one row for each update of it" : "one row for each part of it";
        return amounts.Count == 0
            ? $"{start}, {what}"
            : $"{start}, {what}; {string.Join(", ", amounts.Take(5))}{(amounts.Count > 5 ? " and others" : "")} stand on each row of one";
    }
}
