using System.Globalization;
using Agent.Core.Datasets;

namespace Agent.Data.Queries;

/// <summary>Reads a filter's value as the kind of its column.</summary>
internal static class CellValue
{
    private static readonly string[] Yes = ["true", "yes", "y", "1", "t", "x"];
    private static readonly string[] No = ["false", "no", "n", "0", "f"];

    /// <exception cref="ToolRefusal">The value cannot be one of the column.</exception>
    public static SqlText Parse(ColumnProfile column, object value)
    {
        var text = (Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty).Trim();
        return column.Kind switch
        {
            ColumnKind.Boolean => Flag(column, text),
            ColumnKind.Time => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time)
                ? (SqlText)$"{time}"
                : throw Refuse(column, text, "a time such as 14:30"),
            ColumnKind.Duration when column.Unit is null => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)
                ? (SqlText)$"to_microseconds({(long)span.TotalMicroseconds})"
                : throw Refuse(column, text, "a length of time such as 02:30:00"),
            ColumnKind.Empty => (SqlText)$"{text}",
            _ => Number(column, text),
        };
    }

    private static SqlText Flag(ColumnProfile column, string text) =>
        Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? (SqlText)$"{true}"
        : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? (SqlText)$"{false}"
        : throw Refuse(column, text, "true or false");

    private static SqlText Number(ColumnProfile column, string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var whole))
            return $"{whole}";
        return
            double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? (SqlText)$"{number}"
            : throw Refuse(column, text, "a number");
    }

    private static ToolRefusal Refuse(ColumnProfile column, string text, string what) =>
        new("bad_value", $"{column.Name} holds {column.Kind.ToWireName()} values: \"{text}\" is not {what}.");
}
