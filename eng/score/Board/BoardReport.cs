using System.Globalization;
using System.Text;

namespace Agent.Score.Board;

/// <summary>The measures of every set, of groups of sets, and of what was tuned on and what not.</summary>
public static class BoardReport
{
    private const int NameWidth = 44;

    public static string Of(IReadOnlyList<BoardLine> lines)
    {
        var text = new StringBuilder();
        text.AppendLine($"{string.Empty,-NameWidth}    n  right  answd  r/answ  1click  refus  false   sure  s/right   median    p95");
        foreach (var set in lines.GroupBy(line => line.Set))
            Write(text, (set.First().IsTuned ? "* " : "  ") + set.Key, [.. set]);
        text.AppendLine();
        foreach (
            var group in lines
                .GroupBy(line => (line.Group, line.IsTuned))
                .OrderBy(group => !group.Key.IsTuned)
                .ThenBy(group => group.Key.Group, StringComparer.Ordinal)
        )
            Write(text, $"{(group.Key.IsTuned ? "* seen, " : "  not tuned on, ")}{group.Key.Group}", [.. group]);
        text.AppendLine("""
            * somebody tuned on it (tuned.txt). right: of all, rightly refused included; answd: answered; r/answ: right among answered;
            1click: right, or a right reading offered; refus: refused of those with nothing to answer; false: refusals that say what is untrue;
            sure: answered before a model, s/right: right among these; times in ms, whole answer, warm
            """);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string name, IReadOnlyList<BoardLine> lines)
    {
        var answered = lines.Where(line => line.IsAnswered).ToList();
        var refusals = lines.Where(line => line.IsRefusal).ToList();
        var sure = lines.Where(line => line.IsSure).ToList();
        var times = lines.Where(line => line.Verdict != Verdict.Missing).Select(line => line.Milliseconds).Order().ToList();
        text.Append(CultureInfo.InvariantCulture, $"{name,-NameWidth}{lines.Count,5}");
        text.Append(Percent(lines.Count(line => line.IsRight), lines.Count));
        text.Append(Percent(answered.Count, lines.Count));
        text.Append(' ').Append(Percent(answered.Count(line => line.Verdict == Verdict.Right), answered.Count));
        text.Append(' ').Append(Percent(lines.Count(line => line.IsWithinOneClick), lines.Count));
        text.Append(Percent(refusals.Count(line => line.IsRight), refusals.Count));
        text.Append(CultureInfo.InvariantCulture, $"{lines.Count(line => line.IsFalseRefusal),7}{sure.Count,7}");
        text.Append("  ").Append(Percent(sure.Count(line => line.Verdict == Verdict.Right), sure.Count));
        text.AppendLine(CultureInfo.InvariantCulture, $"{At(times, 0.5),9:0.0}{At(times, 0.95),7:0}");
    }

    private static string Percent(int part, int whole) =>
        whole == 0 ? $"{"-",7}" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole,6:0.0}%");

    private static double At(List<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(share * sorted.Count))];
}
