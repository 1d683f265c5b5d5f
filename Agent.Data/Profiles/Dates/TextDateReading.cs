namespace Agent.Data.Profiles.Dates;

/// <summary>How the texts of a column are read as dates, with the evidence.</summary>
/// <param name="Dates">One per distinct text; null where it is none.</param>
/// <param name="Order">Which comes first; null where every date says it itself.</param>
/// <param name="OnlyDayFirst">Cells that make sense day first only.</param>
/// <param name="OnlyMonthFirst">Cells that make sense month first only.</param>
/// <param name="Either">Cells that can be read both ways.</param>
/// <param name="ShortYears">Cells whose year has two digits.</param>
/// <param name="IsGuess">Whether nothing in the sheet says which comes first.</param>
internal sealed record TextDateReading(
    IReadOnlyList<TextDate?> Dates, DateOrder? Order, long OnlyDayFirst, long OnlyMonthFirst, long Either, long ShortYears, bool IsGuess)
{
    /// <summary>The date of a text in ticks; <see cref="CellStore.Null"/> where it is none.</summary>
    public long Ticks(int text) =>
        Dates[text] is { } date && date.TryGet(Order?.IsDayFirst ?? true, out var moment) ? moment.Ticks : CellStore.Null;

    public IEnumerable<string> Notes()
    {
        if (Order is { IsCertain: true } sure)
            yield return $"Dates typed as text are read {(sure.IsDayFirst ? "day" : "month")} first: {Math.Max(OnlyDayFirst, OnlyMonthFirst):N0} cells make sense only so, {Math.Min(OnlyDayFirst, OnlyMonthFirst):N0} only the other way round";
        else if (Order is { } guessed)
            yield return $"{Counted.Of(Either, "date")} typed as text can be read both ways and {Counted.Verb(Either, "are")} read {(guessed.IsDayFirst ? "day" : "month")} first";
        if (ShortYears > 0)
            yield return $"{Counted.Of(ShortYears, "cell")} {Counted.Verb(ShortYears, "have")} a year of two digits, read as 1950 to 2049";
    }

    /// <summary>The choice, as an answer says it.</summary>
    public IEnumerable<string> Caveats() =>
        IsGuess ? [$"{Counted.Of(Either, "date")} can be read day or month first and {Counted.Verb(Either, "are")} read day first"] : [];
}
