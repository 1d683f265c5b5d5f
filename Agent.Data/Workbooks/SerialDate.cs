namespace Agent.Data.Workbooks;

/// <summary>Excel's day numbers: 1 is 1 January 1900, and the 29 February 1900 that never was is counted.</summary>
internal static class SerialDate
{
    /// <summary>Days between the two systems Excel counts in.</summary>
    public const int Days1904 = 1462;

    private const double MaxSerial = 2_958_466;
    private static readonly DateTime Epoch = new(1899, 12, 30);

    /// <summary>The moment, to the whole second: a serial carries more digits than any clock.</summary>
    public static bool TryRead(double serial, out DateTime date)
    {
        date = default;
        if (!(serial >= 0 && serial < MaxSerial))
            return false;
        var days = Math.Floor(serial);
        var seconds = Math.Round((serial - days) * 86_400);
        date = Epoch.AddDays(serial < 60 ? days + 1 : days).AddSeconds(seconds);
        return true;
    }

    /// <summary>The length of time, to the whole millisecond.</summary>
    public static bool TryReadSpan(double days, out TimeSpan span)
    {
        span = default;
        if (!(Math.Abs(days) < MaxSerial))
            return false;
        span = TimeSpan.FromMilliseconds(Math.Round(days * 86_400_000));
        return true;
    }

    /// <summary>The day number of a moment.</summary>
    public static double Of(DateTime date)
    {
        var days = (date - Epoch).TotalDays;
        return days < 61 && days >= 1 ? days - 1 : days;
    }
}
