using System.Globalization;
using System.Text;

namespace Agent.Synthesize.Registers;

/// <summary>Writes a register as comma-separated text.</summary>
internal static class RegisterFile
{
    /// <summary>Writes it.</summary>
    /// <param name="dates">How days are written.</param>
    public static void Write(string path, Register register, string dates)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', register.Columns.Select(column => column.Header)).Append('\n');
        foreach (var row in register.Rows)
            text.AppendJoin(',', register.Columns.Select(column => Cell(row[column], dates))).Append('\n');
        File.WriteAllText(path, text.ToString());
    }

    private static string Cell(object? value, string dates) =>
        value switch
        {
            DateOnly day => day.ToString(dates, CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => (string?)value ?? string.Empty,
        };
}
