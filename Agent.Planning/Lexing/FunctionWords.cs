using System.Collections.Frozen;

namespace Agent.Planning.Lexing;

/// <summary>Words that say what is done with the data, and words that say too little to be answered.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> Words =
        """
        percent percentage share proportion fraction portion ratio rate average mean median sum total totals maximum minimum highest lowest largest smallest biggest tallest longest shortest greatest fewest compare compared comparison
        versus against difference change changed changes increase increased decrease decreased growth grow grew rise rose risen drop dropped trend trends chart charts plot plots graph graphs bar pie line heatmap histogram draw visualize visualise top bottom first last
        latest earliest recent newest oldest common commonest frequent frequently often breakdown distribution cross tabulate tabulated crosstab crosstabulate combination combinations combo blank blanks empty missing null without excluding including except leaving counting
        skip skipping ignore ignoring both either neither nor each respectively separately different distinct unique repeat repeated repeats repeatedly duplicate duplicated duplicates duration long longer lasted
        lasts minute minutes hour hours day days week weeks month months year years quarter quarters date dates daily weekly monthly quarterly yearly annual annually hourly busiest quietest higher lower above below before after since until during between within over under
        once twice times among amongst according whether while across beside instead sorted ranked ranking order ordered ascending descending based cover covers covered covering range span start started begin began ended ends starting ending altogether
        period periods time quarter half not no non never overdue past due still sorted high low big small large worse better further number numbers sum count tally quantity exact exactly roughly approximately about currently current today now
        minus peak rank least rarest leading followed regardless apart aside rather than like vs also else however therefore thus far long soon later earlier
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    private static readonly FrozenSet<string> Vague =
        FrozenSet.ToFrozenSet(["worst", "bad", "badly", "best", "good", "serious", "severe", "dangerous", "risky", "riskiest", "significant", "important", "problematic", "problem", "problems", "offender", "offenders", "interesting", "major", "notable", "critical", "awful", "terrible", "poor", "safest", "unsafe", "weird", "unusual", "nasty"]);

    /// <summary>Whether a word belongs to the form of questions.</summary>
    public static bool Has(Token token) => token.Kind is TokenKind.Sign || Words.Contains(token.Lower) || Words.Contains(token.Singular);

    /// <summary>Whether a word judges without saying by what.</summary>
    public static bool IsVague(Token token) => Vague.Contains(token.Lower) || Vague.Contains(token.Singular);
}
