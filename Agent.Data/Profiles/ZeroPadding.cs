using System.Globalization;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>A number format of zeros only, <c>00000</c>: what it shows is a code, and the zeros are part of it.</summary>
internal static class ZeroPadding
{
    private const double MinShare = 0.95;

    /// <summary>How many digits the numbers of a column show; null where they are plain numbers.</summary>
    public static int? Of(ColumnSurvey survey)
    {
        var numbers = survey.Formats().Where(format => format.Key.Kind == CellKind.Number).ToList();
        var padded = numbers.Where(format => format.Key.Code.Length > 1 && format.Key.Code.All(character => character == '0')).ToList();
        return padded.Count > 0 && padded.Sum(format => format.Value) >= numbers.Sum(format => format.Value) * MinShare
            ? padded.MaxBy(format => format.Value).Key.Code.Length
            : null;
    }

    /// <summary>A number as the format shows it.</summary>
    public static string Show(double number, int digits) => number >= 0 && number == Math.Floor(number) && number < 1e15
        ? ((long)number).ToString(new string('0', digits), CultureInfo.InvariantCulture)
        : number.ToString(CultureInfo.InvariantCulture);
}
