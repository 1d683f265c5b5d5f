using System.Collections.Frozen;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Words that are spelled right and mean themselves: a concept that the data do not have is no misspelling of one that they have.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> Words =
        """
        state states plant plants site sites company companies employer employers firm firms department departments age ages aged old older cost costs costly price fine fined fines penalty penalties
        lost lose days hours shift shifts weather status open closed close action actions corrective overdue due past severity severe serious risk risky worst worse best bad good better dangerous safe safest
        manager managers supervisor supervisors worker workers contractor contractors owner owners trend trends rate rates month months year years week weeks quarter quarters man woman men women country countries
        city cities region regions area areas location locations machine machines equipment vehicle vehicles injury injuries damage damages root cause causes training trained inspection inspections audit audits
        finding findings near miss misses hazard hazards near money budget time place where salary job jobs team teams unit units line lines building buildings room rooms street streets road roads county
        male female gender language weight height length width depth speed temperature pressure size score points average median fire fires water land light night morning heat heart hand hands head heads back
        loss losses cause reason reasons paid pay spent claim claims customer customers order orders sale sales profit client clients product products material materials supplier suppliers department division project projects
        plane train truck car boat horse house home school student students teacher hospital doctor nurse police army start stop end begin finish first last next previous compare between since after before during
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    private static readonly FrozenSet<string> Short =
        FrozenSet.ToFrozenSet(["act", "air", "arm", "art", "bar", "can", "car", "cat", "con", "cut", "day", "end", "fat", "hum", "man", "par", "per", "pin", "pol", "pro", "red", "sea", "sun", "tax", "war", "not", "for", "and", "hit", "job", "leg", "nat", "out", "win", "wind", "fall", "fir", "form", "part", "pass", "port", "post", "sect", "stat", "unit", "cost", "inj", "fact", "them", "then", "than", "ever", "form", "plan", "reg", "tel", "work"]);

    /// <summary>Whether a token is a right word.</summary>
    public static bool Has(Token token) => Words.Contains(token.Lower) || Words.Contains(token.Singular);

    /// <summary>Whether a short word is a word of its own.</summary>
    public static bool IsWord(string word) => Short.Contains(word) || Words.Contains(word);
}
