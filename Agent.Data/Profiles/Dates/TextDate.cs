namespace Agent.Data.Profiles.Dates;

/// <summary>A date as it was typed: the month is known where the year stands first or a name says it.</summary>
/// <param name="Year">Four digits; two-digit years are 1950 to 2049.</param>
/// <param name="First">Day or month; the month where <paramref name="IsMonthKnown"/>.</param>
/// <param name="Second">The other one.</param>
/// <param name="IsMonthKnown">Whether the order is beyond doubt.</param>
/// <param name="IsYearShort">Whether the year had two digits.</param>
/// <param name="Ticks">Time of day.</param>
internal readonly record struct TextDate(int Year, int First, int Second, bool IsMonthKnown, bool IsYearShort, long Ticks)
{
    /// <summary>The moment; false where there is no such day.</summary>
    public bool TryGet(bool isDayFirst, out DateTime date)
    {
        var (month, day) = IsMonthKnown || !isDayFirst ? (First, Second) : (Second, First);
        date = default;
        if (Year is < 1500 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(Year, month))
            return false;
        date = new DateTime(Year, month, day).AddTicks(Ticks);
        return true;
    }
}
