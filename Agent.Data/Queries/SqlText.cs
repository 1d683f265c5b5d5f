using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Agent.Data.Queries;

/// <summary>
/// A statement, or a part of one, written as an interpolated string: <c>SqlText sql = $"SELECT … WHERE {new SqlName(column)} =
/// {value}";</c>.
/// Holes are names, other parts, or values; a value always becomes a parameter, so no text of a user can become SQL.
/// </summary>
[InterpolatedStringHandler]
internal sealed class SqlText
{
    private readonly List<object> _pieces;

    public SqlText(int literalLength, int formattedCount) => _pieces = new List<object>((2 * formattedCount) + Math.Min(literalLength, 1));

    /// <summary>The statement with <c>$1…$n</c> for its values.</summary>
    public string Text => Render((index, value) => value is string ? $"${index}::VARCHAR" : $"${index}", kept => kept.Runs);

    /// <summary>The values of <c>$1…$n</c>.</summary>
    public IEnumerable<object> Values => _pieces.OfType<Value>().Select(piece => piece.Content);

    /// <summary>Parts side by side with a separator between them.</summary>
    public static SqlText Join(string separator, IEnumerable<SqlText> parts)
    {
        var joined = new SqlText(0, 4);
        var first = true;
        foreach (var part in parts)
        {
            if (!first)
                joined.AppendLiteral(separator);
            joined.AppendFormatted(part);
            first = false;
        }

        return joined;
    }

    /// <summary>Text that a gate has checked, taken as SQL.</summary>
    public static SqlText Checked(string sql)
    {
        var text = new SqlText(1, 0);
        text.AppendLiteral(sql);
        return text;
    }

    /// <summary>
    /// A part whose outcome is kept: what is run reads it, what is shown says how it is found. The two must give the same, and hold no
    /// values.
    /// </summary>
    public static SqlText Kept(SqlText runs, SqlText shown)
    {
        var text = new SqlText(1, 0);
        text._pieces.Add(new KeptPart(runs.Text, shown.ToString()));
        return text;
    }

    public void AppendLiteral(string value) => _pieces.Add(value);

    public void AppendFormatted(SqlText? part)
    {
        if (part is not null)
            _pieces.AddRange(part._pieces);
    }

    public void AppendFormatted(SqlName name) => _pieces.Add(name.ToString());

    public void AppendFormatted(string value) => _pieces.Add(new Value(value));

    public void AppendFormatted(long value) => _pieces.Add(new Value(value));

    public void AppendFormatted(double value) => _pieces.Add(new Value(value));

    public void AppendFormatted(bool value) => _pieces.Add(new Value(value));

    public void AppendFormatted(DateTime value) => _pieces.Add(new Value(value));

    public void AppendFormatted(TimeOnly value) => _pieces.Add(new Value(value));

    /// <summary>The statement with its values written in as literals: what people and evidence show; it runs as it stands.</summary>
    public override string ToString() => Render((_, value) => Literal(value), kept => kept.Shown);

    private static string Literal(object value) => value switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool flag => flag ? "TRUE" : "FALSE",
        double number when double.IsFinite(number) => number.ToString("R", CultureInfo.InvariantCulture),
        double number => $"'{number.ToString(CultureInfo.InvariantCulture)}'::DOUBLE",
        DateTime moment when moment.TimeOfDay == TimeSpan.Zero => $"DATE '{moment:yyyy-MM-dd}'",
        DateTime moment => $"TIMESTAMP '{moment:yyyy-MM-dd HH:mm:ss.FFFFFF}'",
        TimeOnly time => $"TIME '{time:HH:mm:ss}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "NULL",
    };

    private string Render(Func<int, object, string> write, Func<KeptPart, string> choose)
    {
        var text = new StringBuilder();
        var index = 0;
        foreach (var piece in _pieces)
        {
            text.Append(piece switch
            {
                Value value => write(++index, value.Content),
                KeptPart kept => choose(kept),
                _ => piece,
            });
        }

        return text.ToString();
    }

    private sealed record Value(object Content);

    private sealed record KeptPart(string Runs, string Shown);
}
