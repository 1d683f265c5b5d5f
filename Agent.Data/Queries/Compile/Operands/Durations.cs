using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile.Operands;

/// <summary>Units of lengths of time.</summary>
internal static class Durations
{
    private const double Day = 86_400;

    /// <summary>Seconds of a unit.</summary>
    public static double Seconds(TimeUnit unit) => unit switch
    {
        TimeUnit.Minute => 60,
        TimeUnit.Hour => 3_600,
        TimeUnit.Day => Day,
        TimeUnit.Week => 7 * Day,
        TimeUnit.Month => 30.436875 * Day,
        _ => 365.2425 * Day,
    };

    /// <summary>The unit in words, plural.</summary>
    public static string Words(TimeUnit unit) => unit.ToString().ToLowerInvariant() + "s";
}
