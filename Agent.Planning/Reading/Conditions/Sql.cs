using System.Globalization;

namespace Agent.Planning.Reading.Conditions;

/// <summary>Names and values as SQL.</summary>
internal static class Sql
{
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Column(string prefix, ColumnRef column) => prefix + Name(column.Column.Name);

    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Number(double value) => value.ToString("0.################", CultureInfo.InvariantCulture);

    public static string Moment(DateTime moment) => $"TIMESTAMP '{moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}'";
}
