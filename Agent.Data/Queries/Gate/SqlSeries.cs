using System.Text.Json;

namespace Agent.Data.Queries.Gate;

/// <summary>
/// How many values the series of one statement make: each by itself, and all of them multiplied, since one series may stand within another
/// (a list of lists) or be
/// crossed with it.
/// </summary>
internal sealed class SqlSeries
{
    private const double MaxEach = 100_000;
    private const double MaxAll = 20_000_000;

    // Between dates that only the data know: some eleven years of days.
    private const double Unknown = 4_000;

    private double _all = 1;

    /// <summary>Takes a call of <c>range</c> or <c>generate_series</c>.</summary>
    /// <exception cref="ToolRefusal">It makes too many values, or nobody can tell how many.</exception>
    public void Take(string name, IReadOnlyList<JsonElement> arguments)
    {
        var values =
            arguments.Count == 3 && SqlConstant.Days(arguments[2]) is { } days ? Dates(name, arguments, days) : Numbers(name, arguments);
        if (values > MaxEach)
            throw SqlGate.Refuse($"{name} may give at most {MaxEach:0} values");
        _all *= Math.Max(1, values);
        if (_all > MaxAll)
            throw SqlGate.Refuse($"its series multiply to more than {MaxAll:0} values");
    }

    private static double Dates(string name, IReadOnlyList<JsonElement> arguments, double step)
    {
        if (SqlConstant.Date(arguments[0]) is { } first && SqlConstant.Date(arguments[1]) is { } last)
            return Math.Abs((last - first).TotalDays) / step;
        if (arguments.Take(2).Any(bound => SqlConstant.Of(bound) is not null && SqlConstant.Date(bound) is null))
            throw SqlGate.Refuse($"{name} needs dates up to the year 9999");
        return Unknown / step;
    }

    private static double Numbers(string name, IReadOnlyList<JsonElement> arguments)
    {
        var bounds = new double[arguments.Count];
        for (var index = 0; index < bounds.Length; index++)
            bounds[index] = SqlConstant.Number(arguments[index]) ?? throw SqlGate.Refuse($"{name} needs plain numbers there");
        return bounds switch
        {
            [var end] => Math.Abs(end),
            [var first, var end] => Math.Abs(end - first),
            [var first, var end, var step] when Math.Abs(step) >= 1 => Math.Abs(end - first) / Math.Abs(step),
            _ => throw SqlGate.Refuse($"{name} needs a step of at least 1"),
        };
    }
}
